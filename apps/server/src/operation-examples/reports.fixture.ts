import * as contracts from '#libs/contracts';

import { exampleOf, type Example } from './example.fixture.js';
import type { Scene } from './scene.fixture.js';

const aboutPost = async (scene: Scene) => ({
  subjectKind: 'post' as const,
  subjectId: (await scene.newThread()).post.id,
  category: 'wrong' as const,
  reason: 'The pond is elsewhere',
});

const reported = async (scene: Scene) => {
  const body = await aboutPost(scene);
  const { answer } = await scene.member.call(contracts.makeReport, { body });
  return { body, params: { reportId: answer.id } };
};

/** Reports and their decisions. */
export const reportExamples: readonly Example[] = [
  exampleOf(contracts.makeReport)(async (scene) => ({ as: scene.member, body: await aboutPost(scene) }), {
    code: 'report.already-open',
    asked: async (scene) => ({ as: scene.member, body: (await reported(scene)).body }),
  }),
  exampleOf(contracts.listMyReports)(async (scene) => {
    await reported(scene);
    return { as: scene.member };
  }),
  exampleOf(contracts.listReports)(async (scene) => {
    await reported(scene);
    return { as: scene.owner, query: { status: 'open', communityId: scene.parks.id } };
  }),
  exampleOf(contracts.readReport)(async (scene) => ({
    as: scene.owner,
    params: (await reported(scene)).params,
  })),
  exampleOf(contracts.decideReport)(
    async (scene) => ({
      as: scene.owner,
      params: (await reported(scene)).params,
      body: { outcome: 'upheld', note: 'Thank you', removePost: true },
    }),
    {
      code: 'report.already-decided',
      asked: async (scene) => {
        const { params } = await reported(scene);
        const body = { outcome: 'dismissed', note: '', removePost: false } as const;
        await scene.owner.call(contracts.decideReport, { params, body });
        return { as: scene.owner, params, body };
      },
    },
  ),
];
