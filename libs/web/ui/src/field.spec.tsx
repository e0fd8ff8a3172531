import { render, screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { Field } from './field.tsx';
import { Input } from './input.tsx';

describe('Field', () => {
  it('names its control and describes it by the hint', () => {
    render(
      <Field label="Password" hint="At least 10 characters.">
        <Input />
      </Field>,
    );
    const control = screen.getByRole('textbox', { name: 'Password' });
    expect(document.getElementById(control.getAttribute('aria-describedby') ?? '')?.textContent).toBe('At least 10 characters.');
    expect(control.getAttribute('aria-invalid')).toBeNull();
  });

  it('shows the error in place of the hint and marks the control', () => {
    render(
      <Field label="Email" hint="Optional." error="Enter an email address.">
        <Input />
      </Field>,
    );
    const control = screen.getByRole('textbox', { name: 'Email' });
    expect(control.getAttribute('aria-invalid')).toBe('true');
    expect(screen.getByRole('alert').id).toBe(control.getAttribute('aria-describedby'));
    expect(screen.queryByText('Optional.')).toBeNull();
  });
});
