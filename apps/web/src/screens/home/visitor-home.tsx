import { useTranslation } from 'react-i18next';

import { listCommunities } from '#libs/contracts';

import { usePages } from '../../api/use-operation.js';
import { useSession } from '../../app/session.js';
import { AppLink } from '../../design/app-link.js';
import { LinkButton } from '../../design/link-button.js';
import { Page } from '../../shell/page.js';
import { CommunityCard } from '../communities/community-card.js';
import { ListState } from '../lists/list-state.js';

import './home.css';

/** What the page asks for; the server asks for the same. */
export const VISITOR_COMMUNITIES = { query: { limit: '12' } };

const Communities = () => {
  const { t } = useTranslation();
  const list = usePages(listCommunities, VISITOR_COMMUNITIES);
  return (
    <section className="gh-stack">
      <div className="gh-row" data-align="between">
        <h2>{t('communities:welcome.public')}</h2>
        {list.items.length > 0 && (
          <AppLink href="/communities">{t('communities:welcome.all-communities')}</AppLink>
        )}
      </div>
      <ListState
        list={list}
        shape="cards"
        isEmpty={list.items.length === 0}
        empty={<p className="gh-soft">{t('communities:welcome.none')}</p>}
      >
        <ul className="gh-community-cards">
          {list.items.map((community) => (
            <CommunityCard key={community.id} community={community} headingLevel={3} />
          ))}
        </ul>
      </ListState>
    </section>
  );
};

/** Sign in, make an account, or set up a server that nobody has set up yet. */
const WaysIn = () => {
  const { t } = useTranslation();
  const { needsAdmin, registration } = useSession().instance;
  const mayRegister = registration === 'open' || registration === 'domains';
  return (
    <div className="gh-row">
      {needsAdmin ? (
        <LinkButton href="/welcome" variant="primary">
          {t('identity:welcome.start')}
        </LinkButton>
      ) : (
        <>
          <LinkButton href="/sign-in" variant="primary">
            {t('common:action.sign-in')}
          </LinkButton>
          {mayRegister && <LinkButton href="/register">{t('identity:sign-in.create-account')}</LinkButton>}
        </>
      )}
    </div>
  );
};

/** The front door: whose place this is, what can be read, how to come in. */
export const VisitorHome = () => {
  const { t } = useTranslation();
  const { instance } = useSession();
  const paragraphs = instance.welcome.split(/\n{2,}/).filter((text) => text.trim() !== '');
  return (
    <Page
      title={instance.name}
      lead={
        paragraphs.length > 0 ? (
          <div className="gh-stack" data-gap="small">
            {paragraphs.map((text) => (
              <p key={text}>{text}</p>
            ))}
          </div>
        ) : (
          <p>{t('communities:welcome.text', { organisation: instance.name })}</p>
        )
      }
      head={{
        description: paragraphs[0] ?? t('communities:welcome.text', { organisation: instance.name }),
        canonical: `https://${instance.host}/`,
      }}
    >
      <WaysIn />
      <Communities />
    </Page>
  );
};
