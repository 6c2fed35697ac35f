import { useState } from 'react';

import { Checkbox } from '../design/checkbox.js';
import { ComboBox } from '../design/combo-box.js';
import { ErrorSummary } from '../design/error-summary.js';
import { RadioGroup, type RadioOption } from '../design/radio-group.js';
import { SearchField } from '../design/search-field.js';
import { Select } from '../design/select.js';
import { Switch } from '../design/switch.js';
import { TextArea } from '../design/text-area.js';
import { TextField } from '../design/text-field.js';
import { Section } from './kit-section.js';

const VISIBILITIES: readonly RadioOption<'public' | 'members' | 'invited'>[] = [
  { value: 'public', label: 'Public', description: 'Anyone on the web can read it.', icon: 'globe' },
  {
    value: 'members',
    label: 'This organisation',
    description: 'People of Northfield Council can read it and join.',
    icon: 'communities',
  },
  {
    value: 'invited',
    label: 'Private',
    description: 'Only members can read it; others see its name and purpose.',
    icon: 'lock',
  },
];

const PEOPLE = [
  { id: 'a', name: 'Siân Prys', detail: 'Planning officer, Northfield Council' },
  { id: 'b', name: 'Simon Okafor', detail: 'Highways engineer, Leeds City Council' },
];

const Choices = () => {
  const [visibility, setVisibility] = useState<'public' | 'members' | 'invited' | null>('members');
  const [area, setArea] = useState<'trees' | 'flood' | null>(null);
  return (
    <>
      <RadioGroup
        label="Who can see this community?"
        look="cards"
        options={VISIBILITIES}
        value={visibility}
        onChange={setVisibility}
      />
      <Select
        label="Topic"
        placeholder="Choose a topic"
        options={[
          { value: 'trees', label: 'Trees and green space' },
          { value: 'flood', label: 'Flooding', description: 'Rivers, drains and wardens' },
        ]}
        value={area}
        onChange={setArea}
      />
      <Checkbox defaultSelected description="You can change this for each thread.">
        E-mail me a summary once a week
      </Checkbox>
      <Checkbox>Show my place of work</Checkbox>
      <Switch defaultSelected>Show when I am here</Switch>
      <Switch description="Takes effect at once.">Show that I am typing</Switch>
    </>
  );
};

/** Fields with and without errors. */
export const KitFields = () => {
  const [text, setText] = useState('Dear all,\nwe are looking for examples of conditions that held.');
  const [search, setSearch] = useState('');
  const [person, setPerson] = useState('');
  return (
    <Section title="Fields">
      <ErrorSummary
        errors={{ email: 'Enter an address that ends in .gov.uk or .llyw.cymru.' }}
        labels={{ email: 'E-mail address' }}
      />
      <TextField
        label="E-mail address"
        name="email"
        type="email"
        description="Use your work address. People with addresses at northfield.gov.uk can join at once."
        error="Enter an address that ends in .gov.uk or .llyw.cymru."
        defaultValue="ada@example.com"
      />
      <TextField label="Job title" optional placeholder="Planning officer" />
      <TextArea label="Your reply" value={text} onChange={setText} most={60} />
      <SearchField
        label="Find a member"
        placeholder="Name, role or organisation"
        value={search}
        onChange={setSearch}
      />
      <ComboBox
        label="Mention somebody"
        items={PEOPLE.filter(({ name }) => name.toLowerCase().includes(person.toLowerCase()))}
        chosenId={PEOPLE.find(({ name }) => name === person)?.id ?? null}
        inputValue={person}
        onInputChange={setPerson}
        onChoose={({ name }) => setPerson(name)}
      />
      <Choices />
    </Section>
  );
};
