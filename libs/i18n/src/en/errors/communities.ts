export const communities = {
  'community.archived': 'This community is archived. You can read it, but nobody can change it.',
  'community.nested-too-deep':
    'This community is part of another one, so it cannot have communities below it.',
  'community.domains-missing': 'Name at least one e-mail domain that may join.',
  'community.name-differs': 'That is not the name of this community.',
  'community.has-owner': 'This community has an owner. The owner can appoint others.',
  'organisation.contact-invalid': 'This is not the address of a page. It begins with https://.',
  'name.taken': 'This name is in use, or was used before. Choose another one.',
  'list.too-long': 'This list has too many entries.',
  'membership.not-open': 'This community is not open to all. Look for another way to join.',
  'membership.domain-not-allowed':
    'This community is open to certain e-mail domains. Yours is not among them.',
  'membership.not-by-request': 'This community does not take requests to join.',
  'membership.last-owner':
    'A community needs an owner. Make someone else an owner first, or archive the community.',
  'membership.already': 'This person is a member already.',
  'membership.end-in-past': 'Choose a moment in the future.',
  'membership.end-not-guest': 'Only the stay of a guest can have an end.',
  'join-request.already-open': 'You have asked to join already. The facilitators will answer.',
  'join-request.already-decided': 'This request has been decided already.',
  'invitation.one-recipient': 'Choose one person, or give one e-mail address or one name with its server.',
  'invitation.already-open': 'This person has an open invitation already.',
  'invitation.not-open': 'This invitation is no longer open.',
  'invitation.nobody-there':
    'Nobody by this name was found there. Check the name, and ask your administrator whether that organisation is a partner.',
  'handle.invalid': 'Write it as @name@their.server.',
  'invitation.link-invalid': 'This is not a complete invitation link.',
  'person.banned': 'This person is banned from the community. Lift the ban first.',
  'person.not-a-member': 'This person is not a member of the community.',
  'ban.already': 'This person is banned already. Lift that ban first to set a new end.',
  'ban.end-in-past': 'Choose an end in the future.',
  'ban.not-in-force': 'This ban is no longer in force.',
} as const;
