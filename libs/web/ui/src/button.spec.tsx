import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { Button } from './button.tsx';

describe('Button', () => {
  it('keeps its name and its focus while the act is under way, and does it only once', async () => {
    let presses = 0;
    const { rerender } = render(<Button onClick={() => (presses += 1)}>Save</Button>);
    const user = userEvent.setup();
    await user.click(screen.getByRole('button', { name: 'Save' }));
    rerender(
      <Button pending onClick={() => (presses += 1)}>
        Save
      </Button>,
    );
    await user.click(screen.getByRole('button', { name: 'Save' }));
    expect(presses).toBe(1);
    expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Save' }));
  });

  it('does not submit a form that is under way a second time', async () => {
    let submits = 0;
    render(
      <form
        onSubmit={(event) => {
          event.preventDefault();
          submits += 1;
        }}
      >
        <Button type="submit" pending>
          Create
        </Button>
      </form>,
    );
    await userEvent.setup().click(screen.getByRole('button', { name: 'Create' }));
    expect(submits).toBe(0);
  });
});
