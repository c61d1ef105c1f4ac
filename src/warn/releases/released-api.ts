import Type, { type Static } from 'typebox';
import { countryByCode, countryCodeSchema } from '../../places/country.ts';
import { numberedPage, numberKey, numberKeySchema } from '../../platform/web/api/cursor.ts';
import { listOperation } from '../../platform/web/api/list-operation.ts';
import type { ApiOperation } from '../../platform/web/api/operation.ts';
import { instantSchema, noParams, noQuery, nullable } from '../../platform/web/api/schemas.ts';
import { messageTypes, type ReleasedMessage, releasedMessageIdSchema } from './released-message.ts';
import type { ReleasedMessageService } from './released-message-service.ts';
import { releaseLanguages, type Urgency, urgencyWords } from './warning-release.ts';

const typed = nullable(Type.String());
const itemSchema = Type.Object(
  {
    number: Type.Integer({ minimum: 1 }),
    id: releasedMessageIdSchema,
    type: Type.Enum([...messageTypes]),
    at: instantSchema,
    country: countryCodeSchema,
    area: Type.String(),
    urgency: Type.Enum(Object.keys(urgencyWords) as Urgency[]), // The keys of the words.
    sender: Type.String(),
    ...Object.fromEntries(
      releaseLanguages.flatMap((language) => [
        [`text_${language}`, typed],
        [`short_${language}`, typed],
      ]),
    ),
  },
  { title: 'ReleasedMessage', description: 'What can safely be said of a warning, as partners have it' },
);

function toItem({ id, type, at, country, area, urgency, sender, texts }: ReleasedMessage) {
  const said = Object.fromEntries(
    releaseLanguages.flatMap((language) => {
      const own = texts.find((each) => each.language === language);
      return [
        [`text_${language}`, own?.text ?? null],
        [`short_${language}`, own?.short ?? null],
      ];
    }),
  );
  // What is kept was held to the countries that there are.
  const code = countryByCode(country)?.code as Static<typeof countryCodeSchema>;
  return { ...{ id, type, at: at.toISOString(), country: code, area, urgency, sender }, ...said };
}

/** Messages as the partners have them, the newest first. */
export function releasedApi(messages: ReleasedMessageService): readonly ApiOperation[] {
  return [
    listOperation({
      id: 'listReleasedMessages',
      path: '/released-messages',
      tag: 'Warnings',
      summary: 'Messages to partners: what can safely be said of warnings, the newest first',
      params: noParams,
      query: noQuery,
      item: itemSchema,
      key: numberKey,
      keySchema: numberKeySchema,
      place: ({ country }) => country,
      list: async ({ actor, page }) => numberedPage((await messages.list(actor)).map(toItem), page),
    }),
  ];
}
