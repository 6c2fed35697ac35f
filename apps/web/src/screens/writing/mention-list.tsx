import { useTranslation } from 'react-i18next';

import { fileUrl } from '../../app/file-url.js';
import { Avatar } from '../../design/avatar.js';
import { Icon } from '../../design/icon.js';
import type { MentionChoice } from './look-up-handle.js';

interface MentionListProps {
  readonly id: string;
  readonly items: readonly MentionChoice[];
  readonly active: number;
  readonly onChoose: (item: MentionChoice) => void;
}

const partsOf = (item: Exclude<MentionChoice, { kind: 'unknown' }>) =>
  item.kind === 'person'
    ? {
        name: item.person.displayName,
        detail: [item.handle, item.person.roleTitle, item.person.organisation.shortName],
        picture: fileUrl(item.person.avatarFileId, '96'),
      }
    : { name: item.community.title, detail: [item.handle], picture: null };

const Choice = ({ item }: { item: MentionChoice }) => {
  const { t } = useTranslation();
  if (item.kind === 'unknown')
    return (
      <>
        <Icon name="search" />
        <span>{t('discussion:mention.look-up', { name: item.handle })}</span>
      </>
    );
  const { name, detail, picture } = partsOf(item);
  return (
    <>
      <Avatar name={name} src={picture} size="small" />
      <span>
        {name}
        <span className="gh-soft gh-small"> {detail.filter((part) => part !== '').join(' · ')}</span>
      </span>
    </>
  );
};

/** Who could be meant; chosen with the arrow keys and Enter, or by pressing. */
export const MentionList = ({ id, items, active, onChoose }: MentionListProps) => {
  const { t } = useTranslation();
  return (
    <div className="writing-mentions" id={id} role="listbox" aria-label={t('discussion:mention.list')}>
      {items.map((item, at) => (
        // The text field keeps the focus and answers the keys.
        // oxlint-disable-next-line jsx-a11y/click-events-have-key-events
        <div
          key={item.handle}
          id={`${id}-${at}`}
          role="option"
          tabIndex={-1}
          aria-selected={at === active}
          className="writing-mention"
          onPointerDown={(event) => event.preventDefault()}
          onClick={() => onChoose(item)}
        >
          <Choice item={item} />
        </div>
      ))}
    </div>
  );
};
