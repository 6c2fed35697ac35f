import { defineEntity, p } from '@mikro-orm/postgresql';

/** Words that somebody has written, folded to plain lower-case letters, to help with spelling. */
export const SearchWord = defineEntity({
  name: 'SearchWord',
  tableName: 'search_word',
  properties: {
    word: p.text().primary(),
    seen: p.integer(),
  },
});
