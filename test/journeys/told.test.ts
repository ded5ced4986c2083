import { expect, test } from 'vitest'
import { addCasePages } from '../../src/desk/case/case-routes.tsx'
import { addSettingsPages } from '../../src/desk/settings/settings.tsx'
import { addTrackPages } from '../../src/public/track/track.tsx'
import { renderProblem } from '../../src/doors.ts'
import { expectSound, openBrowser, visitor } from '../support/browser.ts'
import { completeInput, lastAnswer, testHouse } from '../support/house.ts'
import { scripted } from '../support/messages.ts'
import { runJobs } from '../support/run-jobs.ts'

let smsWorks = false
const email = scripted('surel', 'email', () => ({ outcome: 'sent', words: '250 2.0.0 Ok: queued as 4F1D2' }))
const sms = scripted('modem', 'sms', () => (smsWorks ? { outcome: 'delivered', words: 'DeliveryOK' } : { outcome: 'refused', words: 'nomor tidak aktif' }))
const given = await testHouse({ doors: [addCasePages, addSettingsPages, addTrackPages], problem: renderProblem, channels: [email, sms] })
const { house, lodge, bring, act } = given
const origin = await given.app.listen({ host: '127.0.0.1', port: 0 })
const browser = await openBrowser()

/** A complaint whose first news did not arrive by SMS, whose answer came back once and then arrived. */
async function answered(): Promise<{ id: string; code: string; pin: string }> {
  smsWorks = false
  const { id, trackingCode: code, pin } = await lodge({ ...completeInput, applicant: { ...completeInput.applicant, email: 'siti.aminah.zahrotul.mufidah@surat-elektronik.contoh.test' }, answerBy: 'sms' })
  await runJobs(house)
  await bring(id, 'in-follow-up')
  await runJobs(house)
  await act('draft-answer', id, 'kasi-pelayanan', { kind: 'final', outcome: 'solved', text: 'Lampu sudah diganti dan menyala sejak tadi malam.' })
  const answer = await lastAnswer(house, id)
  await act('approve-answer', id, 'camat', { id: answer })
  await runJobs(house)
  smsWorks = true
  await act('record-attempt', id, 'petugas', { answer, channel: 'sms', result: 'queued' })
  await runJobs(house)
  return { id, code, pin }
}

for (const width of [360, 1280] as const) {
  test(`what was told, at ${width} px: to the officer, to the complainant, and the words of it`, async () => {
    const { id, code, pin } = await answered()
    const officer = await visitor(browser, origin, { width, cookie: await given.signIn('petugas') })
    await officer.page.goto(`/meja/pengaduan/${id}`)
    await expectSound(officer)
    await officer.page.getByText('Lihat kabar yang dikirim').click()
    await officer.page.getByText('Perjalanan pesan').first().click()
    await expectSound(officer)
    await look(officer.page, `case-${width}`)

    const citizen = await visitor(browser, origin, { width })
    await citizen.page.goto(`/lacak?kode=${code}`)
    await citizen.page.locator('[name="pin"]').fill(pin)
    await citizen.page.locator('main form button').first().click()
    await citizen.page.waitForURL(new RegExp(code, 'u'))
    expect(await citizen.page.getByText('Kabar yang kami kirim').count()).toBe(1)
    await expectSound(citizen)
    await look(citizen.page, `track-${width}`)

    const secretary = await visitor(browser, origin, { width, cookie: await given.signIn('sekcam') })
    for (const at of ['', '/receipt/sms/id', '/receipt/email/id']) {
      await secretary.page.goto(`/meja/pengaturan/pesan${at}`)
      await expectSound(secretary)
      await look(secretary.page, `template${at.replaceAll('/', '-')}-${width}`)
    }
  })

  test(`an office changes its words without JavaScript at ${width} px`, async () => {
    const secretary = await visitor(browser, origin, { width, javaScript: false, cookie: await given.signIn('sekcam') })
    const { page } = secretary
    await page.goto(`/meja/pengaturan/pesan/received/${width === 360 ? 'sms' : 'chat'}/id`)
    await page.locator('[name="text"]').fill('Matur nuwun. {kodenya}')
    await page.locator('button[value="save"]').click()
    expect(await page.locator('.govuk-error-summary').innerText()).toContain('isian {kodenya} tidak dikenal')
    await page.locator('[name="text"]').fill('Matur nuwun. Kode {kode}.')
    await page.locator('button[value="preview"]').click()
    expect(await page.locator('.tg-record').innerText()).toBe('Matur nuwun. Kode 7KQ3M-XPA9R.')
    await page.locator('button[value="save"]').click()
    await expectSound(secretary, false)
    expect(await page.getByText('1 (dipakai)').count()).toBe(1)
    await look(page, `template-changed-${width}`)
    await page.locator('#bawaan button').click()
    await page.locator('button[value="restore"]').click()
    expect(await page.getByText('3 (dipakai)').count()).toBe(1)
  })
}

/** With LOOK_FOLDER set, a picture of the page for people to look at. */
async function look(page: Awaited<ReturnType<typeof visitor>>['page'], name: string): Promise<void> {
  const folder = process.env['LOOK_FOLDER']
  if (folder) await page.screenshot({ path: `${folder}/${name}.png`, fullPage: true })
}
