import { OperationError } from '@constellation/contracts-kernel';
import { describe, expect, it } from 'vitest';
import { copyOfFailure, fieldFaults } from './failure-copy.ts';

describe('copyOfFailure', () => {
  it('takes the sentence of the contract that declares the code', () => {
    expect(copyOfFailure(new OperationError('project.name_taken', { correlationId: 'cor_1' }))).toMatchObject({
      sentence: 'You already have a project with this name. Take another one.',
      correlationId: 'cor_1',
    });
  });

  it('never shows words of an unexpected failure to a person', () => {
    expect(copyOfFailure(new TypeError('x is undefined'))).toMatchObject({ code: 'internal', correlationId: undefined });
    expect(copyOfFailure(new OperationError('newer.code', { message: 'secret' })).sentence).not.toContain('secret');
  });
});

it('finds the fields that an answer complains about', () => {
  expect(fieldFaults(new OperationError('invalid_input', { issues: [{ pointer: '/name', message: 'Too long.' }] }))).toEqual({
    name: 'Too long.',
  });
  expect(fieldFaults(new Error('x'))).toEqual({});
});
