import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import Schema from 'typebox/schema';
import { expect, test } from 'vitest';
import { programme, project } from './programme.ts';

test('an identifier that is made for whatever organisation reports is one that a person could have given', () => {
  const { reportingOrganisation, iatiIdentifier } = programme.fields;
  const ofProgramme = Schema.Compile(iatiIdentifier.schema);
  const ofProject = Schema.Compile(project.fields.iatiIdentifier.schema);
  // The field's own schema states it.
  const { pattern } = reportingOrganisation.schema as unknown as { readonly pattern: string };
  fc.assert(
    fc.property(fc.stringMatching(new RegExp(pattern)), (organisation) => {
      const made = `${organisation}-${randomUUID()}`;
      expect(ofProgramme.Check(made)).toBe(true);
      expect(ofProject.Check(`${made}-${randomUUID().slice(0, 8)}`)).toBe(true);
    }),
  );
});
