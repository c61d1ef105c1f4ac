import Type from 'typebox';
import { countryByCode } from '../../places/country.ts';
import type { View } from '../../platform/web/view.ts';
import type { Routes } from '../../platform/web/web-server.ts';
import {
  type ReleasedMessage,
  releasedCap,
  releasedMessageIdSchema,
  shortTexts,
  typeWords,
  wordsOf,
} from './released-message.ts';
import type { ReleasedMessageService } from './released-message-service.ts';
import { languageWords, urgencyWords } from './warning-release.ts';

const params = Type.Object({ id: releasedMessageIdSchema });

function shown(sent: ReleasedMessage) {
  return {
    ...sent,
    href: `/warn/released/${sent.id}`,
    countryName: countryByCode(sent.country)?.name ?? sent.country,
    typeName: typeWords[sent.type],
    urgencyName: urgencyWords[sent.urgency],
  };
}

/** Messages as partners have them: a list, one with its texts and their short forms, and the same as CAP. */
export function releasedRoutes(messages: ReleasedMessageService, view: View): Routes {
  return async (app) => {
    app.get('/warn/released', async (request, reply) =>
      reply.page('warn/releases/pages/released.njk', { entries: (await messages.list(request.actor)).map(shown) }),
    );

    app.get('/warn/released/:id', { schema: { params } }, async (request, reply) => {
      const all = await messages.find(request.actor, request.params.id);
      const sent = all.at(-1) ?? all[0];
      return reply.page('warn/releases/pages/released-message.njk', {
        sent: shown(sent),
        texts: sent.texts.map((each) => ({
          ...each,
          words: wordsOf(sent, each),
          languageName: languageWords[each.language],
          length: shortTexts(sent).find(({ language }) => language === each.language)?.length,
        })),
        earlier: all.slice(0, -1).map(shown),
      });
    });

    app.get('/warn/released/:id.cap.xml', { schema: { params } }, async (request, reply) => {
      const cap = releasedCap(await messages.find(request.actor, request.params.id), messages.publicUrl);
      return reply
        .type('application/cap+xml; charset=utf-8')
        .send(view('warn/releases/pages/released-cap.njk', { message: cap }));
    });
  };
}
