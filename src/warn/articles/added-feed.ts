import Type, { type Static } from 'typebox';

/** What is asked of a feed that somebody adds, by its form and by the API. */
export const addFeedSchema = Type.Object({
  name: Type.String({
    ...{ minLength: 1, maxLength: 200 },
    problem: 'Enter what the feed is called, in at most {most} characters',
  }),
  publisher: Type.String({
    minLength: 1,
    maxLength: 200,
    problem: 'Enter who publishes it, in at most {most} characters',
  }),
  address: Type.String({
    ...{ minLength: 1, maxLength: 2_000 },
    problem: 'Enter the address of the feed, in at most {most} characters',
  }),
  language: Type.Optional(
    Type.String({
      pattern: '^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$',
      maxLength: 35,
      problem: 'Enter the code of the language, such as en, fr, ar or pt-BR',
    }),
  ),
  licence: Type.String({
    ...{ minLength: 1, maxLength: 200 },
    problem: 'Enter its licence, or what its publisher allows, in at most {most} characters',
  }),
});

/** A feed beside those that are shipped; off, like them, until an administrator switches it on. */
export type AddedFeed = Static<typeof addFeedSchema> & {
  /** As `data/feeds.json` has ids: the source is `feed-` and this. */
  readonly id: string;
};

const longestWords = 40;

/** `Radio Tamazuj: news` is `added-radio-tamazuj-news`; nothing where no letter is left. @param folded in Latin letters */
export function addedFeedId(folded: string): string | undefined {
  const words = folded.replaceAll(' ', '-').slice(0, longestWords).replace(/-$/, '');
  return words === '' ? undefined : `added-${words}`;
}
