import type { Config } from '#libs/config';
import type { PublicationAudience } from '#libs/database';
import { DomainError } from '#libs/kernel';

/** @throws DomainError `publication.public-off` where nobody publishes for everybody */
export const demandAudience = (
  { publicArticles }: Pick<Config, 'publicArticles'>,
  audience: PublicationAudience,
): void => {
  if (audience === 'public' && !publicArticles)
    throw new DomainError('publication.public-off', {}, [
      { path: 'audience', code: 'publication.public-off' },
    ]);
};
