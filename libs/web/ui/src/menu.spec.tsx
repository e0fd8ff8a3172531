import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it } from 'vitest';
import { Menu } from './menu.tsx';

it('opens by the keyboard, runs the entry that is chosen and gives the focus back', async () => {
  const chosen: string[] = [];
  render(
    <Menu
      trigger={<button type="button">More</button>}
      entries={[
        { id: 'rename', label: 'Rename', onSelect: () => chosen.push('rename') },
        'separator',
        { id: 'delete', label: 'Delete', danger: true, onSelect: () => chosen.push('delete') },
      ]}
    />,
  );
  const user = userEvent.setup();
  await user.tab();
  await user.keyboard('{Enter}');
  await screen.findByRole('menuitem', { name: 'Rename' });
  await user.keyboard('{ArrowDown}{Enter}');
  expect(chosen).toEqual(['delete']);
  expect(document.activeElement).toBe(screen.getByRole('button', { name: 'More' }));
});
