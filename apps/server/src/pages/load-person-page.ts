import type { NestExpressApplication } from '@nestjs/platform-express';

import { handle as handleShape, readPerson, readSkillsOfPerson } from '#libs/contracts';
import { Database } from '#libs/database';
import { readPerson as readProfile } from '#libs/identity';
import { DomainError, type Viewer } from '#libs/kernel';
import { readSkillsOfPerson as readSkills } from '#libs/people';

import type { Preloaded } from './web-build.js';

const PERSON = /^\/@([^/]+)\/?$/;

/**
 * Loads a person's page as the viewer may see it; `null` for other addresses. Where there is nothing to see, the screen
 * itself says so, and offers visitors to sign in.
 */
export const loadPersonPage = (
  app: NestExpressApplication,
  viewer: Viewer,
  url: URL,
): Promise<readonly Preloaded[]> | null => {
  const { success, data: handle } = handleShape.safeParse(PERSON.exec(url.pathname)?.[1]?.toLowerCase());
  return success ? loadPerson(app, viewer, handle) : null;
};

const loadPerson = async (
  app: NestExpressApplication,
  viewer: Viewer,
  handle: string,
): Promise<readonly Preloaded[]> => {
  const { sql } = app.get(Database);
  const input = { params: { handle } };
  try {
    const [profile, skills] = await Promise.all([
      readProfile(sql, viewer, handle),
      readSkills(sql, viewer, handle),
    ]);
    return [
      { operation: readPerson.id, input, answer: profile },
      { operation: readSkillsOfPerson.id, input, answer: skills },
    ];
  } catch (error) {
    if (error instanceof DomainError && error.code === 'not-found') return [];
    throw error;
  }
};
