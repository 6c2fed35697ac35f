import { useState } from 'react';

import { Avatar } from '../design/avatar.js';
import { Badge } from '../design/badge.js';
import { Button } from '../design/button.js';
import { Card } from '../design/card.js';
import { Menu } from '../design/menu.js';
import { OrganisationBadge } from '../design/organisation-badge.js';
import { ReactionBar, type ReactionState } from '../design/reaction-bar.js';
import { Time } from '../design/time.js';

const FIRST: readonly ReactionState[] = [
  { kind: 'like', count: 7, mine: false, names: ['Gareth Owen', 'Priya Shah'] },
  { kind: 'thanks', count: 2, mine: true, names: ['Siân Prys'] },
];

/** A post as the thread screen shows it. */
export const KitPost = () => {
  const [reactions, setReactions] = useState(FIRST);
  const toggle = (kind: ReactionState['kind'], on: boolean): void => {
    const others = reactions.filter((state) => state.kind !== kind);
    const count = (reactions.find((state) => state.kind === kind)?.count ?? 0) + (on ? 1 : -1);
    setReactions([...others, { kind, count, mine: on }]);
  };
  return (
    <Card as="article">
      <div className="gh-row" data-align="between">
        <div className="gh-row">
          <Avatar name="Gareth Owen" />
          <div>
            <div className="gh-row">
              <strong>Gareth Owen</strong>
              <OrganisationBadge name="Gwynedd Council" shortName="Gwynedd" />
              <Badge tone="brand" icon="shield">
                Facilitator
              </Badge>
            </div>
            <p className="gh-soft gh-small">
              Tree officer · <Time value="2026-11-23T16:20:00Z" />
            </p>
          </div>
        </div>
        <Menu
          label="Actions on this post"
          trigger={(props) => (
            <Button {...props} variant="quiet" icon="more" iconOnly>
              Actions on this post
            </Button>
          )}
          groups={[
            {
              id: 'post',
              entries: [
                { id: 'link', label: 'Copy link', icon: 'link' },
                { id: 'report', label: 'Report', icon: 'flag', description: 'Tell the facilitators' },
                { id: 'delete', label: 'Delete', icon: 'trash', tone: 'danger' },
              ],
            },
          ]}
          onAction={() => undefined}
        />
      </div>
      <p>
        We now ask for a <a href="#survey">tree survey before the pre-application meeting</a>, not after. It
        moved the difficult conversation to a point where the layout can still change, and refusals on tree
        grounds fell from nine to two in a year.
      </p>
      <ReactionBar reactions={reactions} onToggle={toggle} />
      <div className="gh-row">
        <Badge icon="check" tone="success">
          Accepted answer
        </Badge>
        <Badge icon="lock">Locked</Badge>
        <Badge tone="warn">Pending</Badge>
        <Badge tone="danger">Not sent</Badge>
        <Badge tone="info">Edited</Badge>
      </div>
    </Card>
  );
};
