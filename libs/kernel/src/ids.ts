import { uuidv7 } from 'uuidv7';

/** A fresh UUIDv7 (RFC 9562 §5.7): sortable by creation time, unguessable in its random part. */
export const newId = (): string => uuidv7();

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

/** Whether a string is a UUID in the canonical lower-case form that we store and print. */
export const isId = (value: string): boolean => UUID.test(value);
