import { Toolbar } from 'react-aria-components';
import { useTranslation } from 'react-i18next';

import { Button } from '../../design/button.js';
import type { IconName } from '../../design/icon.js';
import type { Format } from './edit-text.js';

// i18n-keys: discussion:format.*
const FORMATS = {
  bold: 'bold',
  italic: 'italic',
  link: 'link',
  quote: 'quote',
  list: 'list',
  code: 'code',
} as const satisfies Record<Format, IconName>;

interface FormatBarProps {
  readonly onFormat: (format: Format) => void;
  readonly onMention: () => void;
  readonly onAttach?: (() => void) | undefined;
  readonly isPreview: boolean;
  readonly onPreview: (isPreview: boolean) => void;
}

interface MentionButtonProps {
  readonly isDisabled: boolean;
  readonly onPress: () => void;
}

const MentionButton = (props: MentionButtonProps) => {
  const { t } = useTranslation();
  return (
    <Button {...props} variant="quiet" size="small" icon="mention" iconOnly>
      {t('discussion:format.mention')}
    </Button>
  );
};

/** How words can look, for those who do not know the signs by heart. One stop for the Tab key. */
export const FormatBar = ({ onFormat, onMention, onAttach, isPreview, onPreview }: FormatBarProps) => {
  const { t } = useTranslation();
  return (
    <Toolbar className="writing-bar" aria-label={t('discussion:format.bar')}>
      {(Object.keys(FORMATS) as Format[]).map((format) => (
        <Button
          key={format}
          variant="quiet"
          size="small"
          icon={FORMATS[format]}
          iconOnly
          isDisabled={isPreview}
          onPress={() => onFormat(format)}
        >
          {t(`discussion:format.${format}`)}
        </Button>
      ))}
      <MentionButton isDisabled={isPreview} onPress={onMention} />
      {onAttach && (
        <Button variant="quiet" size="small" icon="paperclip" iconOnly onPress={onAttach}>
          {t('discussion:format.attach')}
        </Button>
      )}
      <span className="writing-bar__space" />
      <Button
        variant="quiet"
        size="small"
        icon={isPreview ? 'edit' : 'eye'}
        onPress={() => onPreview(!isPreview)}
      >
        {isPreview ? t('discussion:preview.write') : t('discussion:preview.show')}
      </Button>
    </Toolbar>
  );
};
