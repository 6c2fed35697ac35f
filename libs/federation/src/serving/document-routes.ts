import { Injectable } from '@nestjs/common';

import { ActorRoutes } from './actor-routes.js';
import { ContentRoutes } from './content-routes.js';
import { route, type DocumentRoute, type Read } from './document-route.js';
import { ReadOrganisationCard } from './read-organisation-card.js';

/** What is served to servers at which address. The pages of people, communities and threads have documents as well. */
@Injectable()
export class DocumentRoutes {
  private readonly routes: readonly DocumentRoute[];

  constructor(actors: ActorRoutes, content: ContentRoutes, card: ReadOrganisationCard) {
    const organisation = route('/actor/organisation', () => card.execute());
    this.routes = [...actors.all(), organisation, ...content.all()];
  }

  /** What reads the document at a path, with the names that stand in the path; null where there is never one. */
  find(path: string): { readonly read: Read; readonly names: readonly string[] } | null {
    for (const { path: pattern, read } of this.routes) {
      const match = pattern.exec(path);
      if (match !== null) return { read, names: match.slice(1) };
    }
    return null;
  }
}
