import { newId } from '#libs/kernel';

const AREA = '[a-z][a-z0-9-]{0,31}';
const ID = '[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}';
// Derived objects stand beside their base, not below it: some S3 servers do not list what lies below an object.
const KEY = new RegExp(`^${AREA}/${ID}([.][a-z0-9-]{1,32}){0,2}$`);
const PREFIX = /^[a-z0-9][a-z0-9/._-]{0,200}$|^$/;

/** A fresh key `<area>/<uuidv7>`; the area says what it is for (`attachments`), never whose it is. */
export const newObjectKey = (area: string): string => objectKey(`${area}/${newId()}`);

/** The key of something derived from an object: `attachments/<id>.thumb.webp`. */
export const variantKey = (base: string, name: string): string => objectKey(`${base}.${name}`);

/** Whether a string has the shape of our keys. */
export const isObjectKey = (key: string): boolean => KEY.test(key);

/** The key itself. @throws TypeError when it is not one of ours, which is a fault of the program */
export const objectKey = (key: string): string => {
  if (!isObjectKey(key)) throw new TypeError('Not an object key');
  return key;
};

/** @throws TypeError when the prefix holds anything that no key can hold */
export const keyPrefix = (prefix: string): string => {
  if (!PREFIX.test(prefix) || prefix.includes('..')) throw new TypeError('Not a key prefix');
  return prefix;
};

/** Order of UTF-8 bytes, which is the order every S3 server lists in. */
export const compareKeys = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
