import { defineEntity, p } from '@mikro-orm/postgresql';

/** A search for people that somebody keeps under a name of their own; `wish` is what they look for. */
export const PeopleSearch = defineEntity({
  name: 'PeopleSearch',
  tableName: 'people_search',
  properties: {
    id: p.uuid().primary(),
    personId: p.uuid(),
    name: p.text(),
    wish: p.json<Readonly<Record<string, string>>>(),
    savedAt: p.datetime(),
  },
});

/** Something that people know or care about, as this instance calls it; a label is empty where there is none. */
export const Skill = defineEntity({
  name: 'Skill',
  tableName: 'skill',
  properties: {
    id: p.uuid().primary(),
    labelEn: p.text().default(''),
    labelCy: p.text().default(''),
    createdBy: p.uuid().nullable(),
    createdAt: p.datetime(),
  },
});

/** A word for a skill: one of its labels or a synonym, in plain lower-case letters as `fold` gives them. */
export const SkillWord = defineEntity({
  name: 'SkillWord',
  tableName: 'skill_word',
  properties: {
    folded: p.text().primary(),
    word: p.text(),
    skillId: p.uuid(),
    isSynonym: p.boolean(),
  },
});

/** A skill or an interest of a person. */
export const PersonSkill = defineEntity({
  name: 'PersonSkill',
  tableName: 'person_skill',
  properties: {
    personId: p.uuid().primary(),
    skillId: p.uuid().primary(),
    kind: p.text().primary().$type<'skill' | 'interest'>(),
    addedAt: p.datetime(),
  },
});

/** That somebody's own words, in so many texts, speak of a skill; nobody else is told. */
export const SkillSuggestion = defineEntity({
  name: 'SkillSuggestion',
  tableName: 'skill_suggestion',
  properties: {
    personId: p.uuid().primary(),
    skillId: p.uuid().primary(),
    texts: p.integer(),
    suggestedAt: p.datetime(),
    answer: p.text().$type<'accepted' | 'dismissed'>().nullable(),
    answeredAt: p.datetime().nullable(),
  },
});

/**
 * How much somebody wants to hear of a person whom they follow: every post, new threads, no notifications, or nothing on
 * their first page either.
 */
export type FollowLevel = 'all' | 'threads' | 'none' | 'mute';

/**
 * That somebody of this instance follows a person, here or elsewhere. A person elsewhere has not answered while it is
 * `pending`.
 */
export const PersonFollow = defineEntity({
  name: 'PersonFollow',
  tableName: 'person_follow',
  properties: {
    followerId: p.uuid().primary(),
    followedId: p.uuid().primary(),
    state: p.text().$type<'pending' | 'accepted' | 'refused'>(),
    level: p.text().$type<FollowLevel>(),
    askedAt: p.datetime(),
    decidedAt: p.datetime().nullable(),
  },
});

/** That somebody of this instance follows a word of the vocabulary, and how much they want to hear of it. */
export const TopicFollow = defineEntity({
  name: 'TopicFollow',
  tableName: 'topic_follow',
  properties: {
    personId: p.uuid().primary(),
    skillId: p.uuid().primary(),
    level: p.text().$type<Exclude<FollowLevel, 'threads'>>(),
    followedAt: p.datetime(),
  },
});

/** That the title or the first post of a thread names a word of the vocabulary. */
export const ThreadTopic = defineEntity({
  name: 'ThreadTopic',
  tableName: 'thread_topic',
  properties: { skillId: p.uuid().primary(), threadId: p.uuid().primary() },
});

/** That an article or a status names a word of the vocabulary. */
export const PublicationTopic = defineEntity({
  name: 'PublicationTopic',
  tableName: 'publication_topic',
  properties: { skillId: p.uuid().primary(), publicationId: p.uuid().primary() },
});

/** That somebody of this instance says that an account elsewhere is theirs as well. */
export const OtherAccount = defineEntity({
  name: 'OtherAccount',
  tableName: 'other_account',
  properties: {
    personId: p.uuid().primary(),
    otherId: p.uuid().primary(),
    addedAt: p.datetime(),
  },
});

/**
 * That somebody says that another person has a skill, and the post that shows it; for a video, the first one of its thread.
 * What was taken back, hidden by the person or taken down keeps its row, so that saying it again brings nothing back that
 * somebody else put an end to. `kind` ties it to the skill as the person lists it.
 */
export const Endorsement = defineEntity({
  name: 'Endorsement',
  tableName: 'endorsement',
  properties: {
    id: p.uuid().primary(),
    personId: p.uuid(),
    skillId: p.uuid(),
    kind: p.text().$type<'skill'>().default('skill'),
    endorserId: p.uuid(),
    postId: p.uuid().nullable(),
    endorsedAt: p.datetime(),
    revokedAt: p.datetime().nullable(),
    hiddenAt: p.datetime().nullable(),
    takenDownAt: p.datetime().nullable(),
  },
});

/**
 * An endorsement that somebody brought along from the server of another organisation (`instanceId`), which signed it. It stands
 * until its person removes it, or the skill.
 */
export const BroughtEndorsement = defineEntity({
  name: 'BroughtEndorsement',
  tableName: 'brought_endorsement',
  properties: {
    id: p.uuid().primary(),
    personId: p.uuid(),
    skillId: p.uuid(),
    kind: p.text().$type<'skill'>().default('skill'),
    instanceId: p.uuid(),
    endorserUri: p.text(),
    endorserName: p.text(),
    endorserHost: p.text(),
    endorsedAt: p.datetime(),
    evidenceUrl: p.text().nullable(),
    evidenceTitle: p.text().nullable(),
    broughtAt: p.datetime(),
  },
});

/**
 * Somebody who is suggested for a question, at this place of the list, because of skills they list and of answers of theirs
 * that were accepted elsewhere; asked once somebody did so. Who declined is not suggested there again.
 */
export const ExpertSuggestion = defineEntity({
  name: 'ExpertSuggestion',
  tableName: 'expert_suggestion',
  properties: {
    threadId: p.uuid().primary(),
    personId: p.uuid().primary(),
    place: p.integer(),
    skillIds: p.array().$type<string[]>(),
    answerIds: p.array().$type<string[]>(),
    suggestedAt: p.datetime(),
    askedBy: p.uuid().nullable(),
    askedAt: p.datetime().nullable(),
    declinedAt: p.datetime().nullable(),
  },
});

/** That somebody of this instance agreed, from one moment to another, that partners have an expertise card of them. */
export const ExpertiseCard = defineEntity({
  name: 'ExpertiseCard',
  tableName: 'expertise_card',
  properties: {
    id: p.uuid().primary(),
    personId: p.uuid(),
    consentedAt: p.datetime(),
    withdrawnAt: p.datetime().nullable(),
  },
});

/**
 * That a partner was sent a card, under an id of its own, with content of this `digest` last; and since when it is asked
 * to delete it, how often again. What became of either activity stands with its delivery.
 */
export const ExpertiseCardSent = defineEntity({
  name: 'ExpertiseCardSent',
  tableName: 'expertise_card_sent',
  properties: {
    id: p.uuid().primary(),
    cardId: p.uuid(),
    instanceId: p.uuid(),
    digest: p.text(),
    sentAt: p.datetime(),
    activityId: p.uuid(),
    withdrawnAt: p.datetime().nullable(),
    withdrawalId: p.uuid().nullable(),
    times: p.integer().default(0),
  },
});

/** A skill as a partner calls it; a label is empty where there is none. */
export interface CardSkill {
  readonly en: string;
  readonly cy: string;
}

/**
 * The expertise card of somebody of a partner. `words` holds all that it is found by and `skillWords` the labels of its
 * skills, as `fold` gives them; `updatedAt` is by the partner's clock.
 */
export const RemoteExpertiseCard = defineEntity({
  name: 'RemoteExpertiseCard',
  tableName: 'remote_expertise_card',
  properties: {
    id: p.uuid().primary(),
    uri: p.text(),
    instanceId: p.uuid(),
    personUri: p.text(),
    name: p.text(),
    displayName: p.text(),
    organisation: p.text(),
    roleTitle: p.text(),
    askMeAbout: p.text(),
    languages: p.array().$type<string[]>(),
    skills: p.json<readonly CardSkill[]>(),
    skillWords: p.array().$type<string[]>(),
    words: p.text(),
    updatedAt: p.datetime(),
    receivedAt: p.datetime(),
  },
});
