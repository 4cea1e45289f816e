import { expect, test } from './support/fixture.js';
import { signIn } from './support/steps.js';

test('[A3] a person signs in, sees their computers and signs out', async ({ page, run }) => {
  await signIn(page, run);
  await expect(page.getByRole('listitem').filter({ hasText: run.computer }).getByText('online')).toBeVisible();

  await page.getByRole('button', { name: 'Sign out' }).click();
  await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible();
  await page.reload();
  await expect(page.getByLabel('E-mail')).toBeVisible();
});

test('[A3] a wrong password is told beside the form and nothing is lost', async ({ page, run }) => {
  await page.goto(run.url);
  await page.getByLabel('E-mail').fill(run.email);
  await page.getByLabel('Password').fill('not the password');
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page.getByRole('alert')).toContainText(/e-mail|password/i);
  await expect(page.getByLabel('E-mail')).toHaveValue(run.email);
  await expect(page.getByLabel('Password')).toHaveValue('');
});

test('[A3] a reload keeps a person signed in, and keeps the page they were on', async ({ page, run }) => {
  await signIn(page, run);
  await page.reload();
  await expect(page.getByRole('heading', { name: 'Computers' })).toBeVisible();
});
