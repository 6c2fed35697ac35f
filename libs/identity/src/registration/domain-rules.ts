/** Whether an e-mail address belongs to one of the domains; `*.gov.uk` means every domain below `gov.uk`. */
export const isDomainAllowed = (rules: readonly string[], email: string): boolean => {
  const domain = email.slice(email.lastIndexOf('@') + 1).toLowerCase();
  return rules.some((rule) => (rule.startsWith('*.') ? domain.endsWith(rule.slice(1)) : domain === rule));
};
