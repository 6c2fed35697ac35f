import { useState } from 'react';

import { Badge } from '../design/badge.js';
import { Byline } from '../design/byline.js';
import { Card } from '../design/card.js';
import { MoreMenu } from '../design/more-menu.js';
import { Prose } from '../design/prose.js';
import { ReactionBar, type ReactionState } from '../design/reaction-bar.js';
import { Time } from '../design/time.js';

const FIRST: readonly ReactionState[] = [
  { kind: 'like', count: 7, mine: false, names: ['Gareth Owen', 'Priya Shah'] },
  { kind: 'thanks', count: 2, mine: true, names: ['Siân Prys'] },
];

const HTML = `<p>We now ask for a <a href="/c/trees">tree survey before the pre-application meeting</a>, not after. It
moved the difficult conversation to a point where the layout can still change, and refusals on tree grounds fell
from nine to two in a year.</p><ul><li>One page of guidance for applicants</li><li>A standing slot with
<a href="/@sian_prys" class="mention">@sian_prys</a> on Thursdays</li></ul><blockquote><p>“The earlier the survey,
the fewer surprises.”</p></blockquote>`;

const PostMenu = () => (
  <MoreMenu
    label="Actions on this post"
    entries={[
      { id: 'link', label: 'Copy link', icon: 'link' },
      { id: 'report', label: 'Report', icon: 'flag', description: 'Tell the facilitators' },
      { id: 'delete', label: 'Delete', icon: 'trash', tone: 'danger' },
    ]}
    onAction={() => undefined}
  />
);

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
      <Byline
        name="Gareth Owen"
        href="/@gareth"
        organisation={{ name: 'Gwynedd Council', shortName: 'Gwynedd', isVerified: true }}
        roleTitle="Tree officer"
        when={<Time value="2026-11-23T16:20:00Z" />}
        badges={
          <Badge tone="brand" icon="shield">
            Facilitator
          </Badge>
        }
        actions={<PostMenu />}
      />
      <Prose html={HTML} />
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
