import { useTranslation } from 'react-i18next';

import type { PersonLink, Present } from '#libs/contracts';

import { Avatar } from '../../design/avatar.js';

const SHOWN = 5;

/** Who else has the thread open just now. The line keeps its height, so that nothing moves as people come and go. */
export const LivePeople = ({ people, count }: Present) => {
  const { t, i18n } = useTranslation();
  const names = people.slice(0, SHOWN).map(({ displayName }) => displayName);
  const list = new Intl.ListFormat(i18n.language === 'cy' ? 'cy' : 'en-GB', { type: 'unit' });
  if (people.length === 0) return <div className="thread-people" />;
  return (
    <div className="thread-people">
      <span className="thread-people__faces" aria-hidden="true">
        {people.slice(0, SHOWN).map(({ id, displayName }) => (
          <Avatar key={id} name={displayName} size="small" />
        ))}
      </span>
      <p className="gh-small gh-soft">
        {count > SHOWN
          ? t('realtime:here.many', { count })
          : t('realtime:here.named', { names: list.format(names) })}
      </p>
    </div>
  );
};

/** Who else is writing. Not announced: it would talk over everything else. */
export const TypingLine = ({ people }: { people: readonly PersonLink[] }) => {
  const { t } = useTranslation();
  const [first, second] = people;
  const words =
    first === undefined
      ? ''
      : second === undefined
        ? t('realtime:typing.one', { name: first.displayName })
        : people.length === 2
          ? t('realtime:typing.two', { name: first.displayName, other: second.displayName })
          : t('realtime:typing.several');
  return (
    <p className="thread-typing gh-small" data-on={words !== '' || undefined}>
      {words !== '' && (
        <span className="gh-dots" aria-hidden="true">
          <i />
          <i />
          <i />
        </span>
      )}
      {words}
    </p>
  );
};
