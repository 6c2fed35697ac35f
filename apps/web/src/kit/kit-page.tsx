import { Button } from '../design/button.js';
import { Card, CardLink } from '../design/card.js';
import { OrganisationBadge } from '../design/organisation-badge.js';
import { Tabs } from '../design/tabs.js';
import { Page } from '../shell/page.js';
import { KitFields } from './kit-fields.js';
import { KitLists } from './kit-lists.js';
import { KitOverlays } from './kit-overlays.js';
import { KitPost } from './kit-post.js';
import { Section } from './kit-section.js';
import { KitStates } from './kit-states.js';

const Organisations = () => (
  <Card as="section">
    <h3>Taking part</h3>
    <div className="gh-row">
      <OrganisationBadge name="Northfield Council" shortName="Northfield" />
      <OrganisationBadge name="Leeds City Council" shortName="Leeds" />
      <OrganisationBadge name="Gwynedd Council" shortName="Gwynedd" />
      <OrganisationBadge name="NHS Digital" />
    </div>
  </Card>
);

const Buttons = () => (
  <Section title="Buttons">
    <div className="gh-row">
      <Button variant="primary">Post reply</Button>
      <Button>Save draft</Button>
      <Button variant="quiet">Cancel</Button>
      <Button variant="danger">Delete thread</Button>
      <Button variant="primary" isPending>
        Post reply
      </Button>
      <Button isDisabled>Not now</Button>
      <Button size="small" icon="pin">
        Pin
      </Button>
      <Button variant="quiet" icon="more" iconOnly>
        More
      </Button>
    </div>
  </Section>
);

const Aside = () => (
  <>
    <Organisations />
    <Card>
      <h3>
        <CardLink href="/elsewhere">Flood wardens</CardLink>
      </h3>
      <p className="gh-soft gh-small">12 new posts since Monday</p>
    </Card>
  </>
);

/** Every part of the kit with lifelike content. */
export const KitPage = () => (
  <Page
    title="Street trees and planning"
    lead="Share what works when new homes meet old trees: conditions, surveys, replacement planting and difficult conversations."
    over={<OrganisationBadge name="Northfield Council" shortName="Northfield" />}
    actions={
      <>
        <Button variant="primary" icon="edit">
          Start a thread
        </Button>
        <Button icon="bell">Notify me</Button>
      </>
    }
    aside={<Aside />}
  >
    <Tabs
      label="Parts of this community"
      tabs={[
        { href: '/', label: 'Discussion', isCurrent: true, count: 4 },
        { href: '/members', label: 'Members', isCurrent: false },
        { href: '/about', label: 'About', isCurrent: false },
      ]}
    />
    <Tabs
      label="More parts than fit on a phone"
      tabs={['Videos', 'Library', 'Documents', 'Events', 'Members', 'Facilitation'].map((label) => ({
        href: `/${label}`,
        label,
        isCurrent: label === 'Facilitation',
      }))}
    />
    <KitPost />
    <Buttons />
    <KitFields />
    <KitLists />
    <KitOverlays />
    <KitStates />
  </Page>
);
