import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';

import {
  addMySkill,
  decideAgreement,
  decidePartner,
  draftAgreement,
  findExperts,
  inviteToCommunity,
  listAgreements,
  listPeople,
  listPeopleOfPartners,
  listReceivedInvitations,
  openThread,
  proposeAgreement,
  readPeopleFacets,
  search,
  shareMyExpertiseCard,
  suggestMentions,
  updateProfile,
} from '#libs/contracts';
import { eventually, type ApiCaller, type GivenPerson } from '#libs/testing';

import { settled, violations } from '../accessibility/check-page.js';
import { Pair } from './pair.fixture.js';

let pair: Pair;
let ada: GivenPerson;
let olwen: GivenPerson;
let carys: GivenPerson;
let silent: GivenPerson;
let roads: { readonly id: string };

beforeAll(async () => {
  pair = await Pair.set({ FEDERATION: 'allowlist' });
  const { northfield, eastmoor } = pair;
  ada = await northfield.given.person({ name: 'ada', displayName: 'Ada Okafor', role: 'admin' });
  roads = await northfield.given.community({
    name: 'roads',
    title: 'Roads',
    owner: ada,
    visibility: 'public',
  });
  olwen = await eastmoor.given.person({ name: 'olwen', displayName: 'Olwen Tate', role: 'admin' });
  carys = await eastmoor.given.person({ name: 'carys', displayName: 'Carys Vaughan' });
  silent = await eastmoor.given.person({ name: 'tegwen', displayName: 'Tegwen Vaughan' });
  for (const person of [carys, silent]) {
    const call = await eastmoor.as(person);
    await call(updateProfile, {
      body: { roleTitle: 'Drainage engineer', visibility: { roleTitle: 'partners', skills: 'partners' } },
    });
    await call(addMySkill, { body: { name: 'Culverts', language: 'en', kind: 'skill' } });
  }
  await agree();
});
afterAll(() => pair?.strike());

const agree = async (): Promise<void> => {
  const { northfield, eastmoor } = pair;
  const [asAda, asOlwen] = [await northfield.as(ada), await eastmoor.as(olwen)];
  const params = { host: eastmoor.host };
  const body = {
    purpose: 'To find each other',
    dataClasses: ['expertise' as const],
    communities: [],
    contact: 'Ada Okafor',
    reviewOn: '2099-11-01',
  };
  await asAda(draftAgreement, { params, body });
  await asOlwen(decidePartner, { params: { host: northfield.host }, body: { policy: 'expected' } });
  expect((await asAda(proposeAgreement, { params })).status).toBe(200);
  const agreementId = await eventually(async () => {
    const { answer } = await asOwn(asOlwen);
    const id = answer.items.find(({ state }) => state === 'proposed')?.id;
    if (id === undefined) throw new Error('Nothing has been proposed yet.');
    return id;
  });
  await asOlwen(decideAgreement, { params: { agreementId }, body: { accepted: true } });
};

const asOwn = (call: ApiCaller) => call(listAgreements, { params: { host: pair.northfield.host } });

/** Everything that people of the partner are shown when they look for these words. */
const shownAtPartner = async (q: string): Promise<string> => {
  const call = await pair.northfield.as(ada);
  const answers = await Promise.all([
    call(listPeopleOfPartners, { query: {} }),
    call(listPeopleOfPartners, { query: { q } }),
    call(listPeople, { query: { q } }),
    call(readPeopleFacets, { query: {} }),
    call(search, { query: { q } }),
    call(suggestMentions, { params: { communityId: roads.id }, query: { q } }),
  ]);
  for (const { status } of answers) expect(status).toBe(200);
  return JSON.stringify(answers.map(({ answer }) => answer));
};

const flip = async (page: Page): Promise<void> => {
  await page.getByRole('switch', { name: 'Partners may have my expertise card' }).press('Space');
};

describe('an officer and the people of a partner', () => {
  it('P5: find her by the card that she agreed to, and no more once she takes it back; nobody else is ever there', async () => {
    const { northfield, eastmoor } = pair;
    const own = await pair.open(eastmoor, carys, '/settings/expertise-card');
    await own.getByText(northfield.host).first().waitFor();
    await own.getByText('Culverts').waitFor();
    await settled(own);
    expect(await violations(own, 'all')).toEqual([]);
    await flip(own);
    await own.getByRole('table', { name: 'Your card at partners' }).getByText('Shown there').waitFor();

    const there = await pair.open(northfield, ada, '/people?q=culverts');
    await there.getByRole('heading', { name: 'People of partners' }).waitFor();
    await there.getByRole('link', { name: 'Carys Vaughan' }).waitFor();
    await settled(there);
    expect(await violations(there, 'all')).toEqual([]);
    expect(await there.getByText('Tegwen Vaughan').count()).toBe(0);

    await flip(own);
    await own.getByRole('table', { name: 'Your card at partners' }).getByText('Withdrawn').waitFor();
    await there.reload();
    await there.getByText('Nobody found').waitFor();
    expect(await there.getByText('Carys Vaughan').count()).toBe(0);
    for (const words of ['carys', 'culverts', 'drainage', 'vaughan', 'tegwen']) {
      const shown = await shownAtPartner(words);
      expect(shown).not.toContain(carys.name);
      expect(shown).not.toContain(silent.name);
    }
    await own.context().close();
    await there.context().close();
  });

  it('P6: are suggested to each other for a question, and asked by an invitation that arrives', async () => {
    const { northfield, eastmoor } = pair;
    const [asCarys, asAda] = [await eastmoor.as(carys), await northfield.as(ada)];
    await asCarys(shareMyExpertiseCard, { body: { isShared: true } });
    await eventually(async () => {
      const { answer } = await asAda(listPeopleOfPartners, { query: {} });
      expect(answer.items.map(({ name }) => name)).toEqual([carys.name]);
    });
    const body = { title: 'Who knows about culverts?', markdown: 'Ours is full.', kind: 'question' } as const;
    const { answer: opened } = await asAda(openThread, { params: { communityId: roads.id }, body });
    const { answer: found } = await asAda(findExperts, { params: { threadId: opened.thread.id } });
    expect(found).toMatchObject({ partners: [{ name: carys.name, host: eastmoor.host }], canInvite: true });
    const questionId = opened.thread.id;
    const invitation = { handle: `@${carys.name}@${eastmoor.host}`, role: 'member', questionId } as const;
    const asked = await asAda(inviteToCommunity, { params: { community: roads.id }, body: invitation });
    expect(asked.status).toBe(201);
    await eventually(async () => {
      const { answer } = await asCarys(listReceivedInvitations, {});
      expect(JSON.stringify(answer.items)).toContain(northfield.host);
      expect(answer.items).toMatchObject([{ question: { title: body.title } }]);
    });
  });
});
