import { useTranslation } from 'react-i18next';

/** Says a length of time in words, such as "1 minute 24 seconds". */
export const useTimeWords = (): ((seconds: number) => string) => {
  const { t } = useTranslation();
  return (seconds) => {
    const whole = Math.max(0, Math.floor(seconds));
    const [hours, minutes, rest] = [Math.floor(whole / 3600), Math.floor((whole % 3600) / 60), whole % 60];
    const parts = [
      ...(hours > 0 ? [t('video:time.hours', { count: hours })] : []),
      ...(minutes > 0 ? [t('video:time.minutes', { count: minutes })] : []),
      ...(rest > 0 || whole === 0 ? [t('video:time.seconds', { count: rest })] : []),
    ];
    return parts.join(' ');
  };
};
