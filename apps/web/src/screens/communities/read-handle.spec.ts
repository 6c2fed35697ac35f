import { describe, expect, it } from '@jest/globals';

import { readHandle, referenceOf } from './read-handle.js';

describe('readHandle', () => {
  it.each([
    ['!planning@leeds.example', 'planning', 'leeds.example'],
    ['Planning@Leeds.example', 'planning', 'leeds.example'],
    [' !planning ', 'planning', null],
    ['https://leeds.example/c/planning', 'planning', 'leeds.example'],
    ['https://leeds.example/c/planning/about?x=1', 'planning', 'leeds.example'],
    ['http://localhost:3000/c/planning', 'planning', 'localhost:3000'],
    ['https://here.example/c/planning@leeds.example', 'planning', 'leeds.example'],
    ['/c/planning', 'planning', null],
    ['!road.works-north@leeds.example', 'road.works-north', 'leeds.example'],
    ['https://here.example/c/road-works@leeds.example/about', 'road-works', 'leeds.example'],
  ])('reads %j', (text, name, host) => {
    expect(readHandle(text)).toEqual({ name, host });
  });

  it.each(['planning', 'road works', 'https://leeds.example/people', 'javascript:/c/planning', '', 'c/x'])(
    'leaves %j to the search',
    (text) => {
      expect(readHandle(text)).toBeNull();
    },
  );
});

describe('referenceOf', () => {
  it('leaves out our own server', () => {
    expect(referenceOf({ name: 'planning', host: 'here.example' }, 'here.example')).toBe('planning');
    expect(referenceOf({ name: 'planning', host: null }, 'here.example')).toBe('planning');
    expect(referenceOf({ name: 'planning', host: 'leeds.example' }, 'here.example')).toBe(
      'planning@leeds.example',
    );
  });
});
