import { expect, test } from 'vitest'
import { doors, renderProblem } from '../../src/doors.ts'
import type { Role } from '../../src/office/roles.ts'
import { expectSound, openBrowser, visitor } from '../support/browser.ts'
import type { Visitor } from '../support/browser.ts'
import { studyInput, testHouse } from '../support/house.ts'

const given = await testHouse({ doors: doors({ jobs: { alive: () => true }, travel: { now: () => given.clock.now, move: null } }), problem: renderProblem })
const origin = await given.app.listen({ host: '127.0.0.1', port: 0 })
const browser = await openBrowser()

const as = async (role: Role, width: 360 | 1280) => visitor(browser, origin, { width, cookie: await given.signIn(role) })

/** Fills the form whose address ends in `noun` and sends it. */
async function send({ page }: Visitor, noun: string, fields: Record<string, string | true> = {}): Promise<void> {
  const form = page.locator(`form[action$="/${noun}"]`).first()
  if (!(await form.isVisible())) await page.locator(`details:has(form[action$="/${noun}"]) > summary`).first().click()
  for (const [name, value] of Object.entries(fields)) {
    const field = form.locator(`[name="${name}"]`)
    const kind = await field.first().evaluate((element) => (element.tagName === 'SELECT' ? 'select' : (element.getAttribute('type') ?? 'text')))
    if (kind === 'select') await field.selectOption(String(value))
    else if (kind === 'radio') await form.locator(`[name="${name}"][value="${String(value)}"]`).check()
    else if (kind === 'checkbox') await form.locator(value === true ? `[name="${name}"]` : `[name="${name}"][value="${value}"]`).first().check()
    else await field.fill(String(value))
  }
  await form.locator('button').first().click()
  await page.waitForLoadState('load')
}

for (const [width, javaScript] of [[360, false], [360, true], [1280, false], [1280, true]] as const) {
  test(`the whole story, from a citizen at ${width} px ${javaScript ? 'with' : 'without'} JavaScript to the archive`, async () => {
    const citizen = await visitor(browser, origin, { width, javaScript })
    await citizen.page.goto('/')
    await expectSound(citizen, javaScript)
    await citizen.page.locator('main a[href="/adukan"]').first().click()
    await expectSound(citizen, javaScript)
    await citizen.page.locator('[name="narrative"]').fill('Lampu jalan di depan pasar padam.')
    await citizen.page.locator('main form button').last().click()
    await expect.poll(() => citizen.page.locator('[role="alert"], .govuk-error-summary').count()).toBeGreaterThan(0)
    expect(await citizen.page.locator('[name="narrative"]').inputValue()).toBe('Lampu jalan di depan pasar padam.')
    await expectSound(citizen, javaScript)
    await citizen.page.locator('[name="applicant.name"]').fill('Siti Aminah')
    await citizen.page.locator('[name="applicant.address.line"]').fill('Jl. Mawar 3')
    await citizen.page.locator('main form button').last().click()
    await citizen.page.waitForURL(/\/lacak\//u)
    await expectSound(citizen, javaScript)
    const [code = '', pin = ''] = await citizen.page.locator('.tg-code').allInnerTexts()
    expect(code).toMatch(/^[2-9A-Z]{5}-[2-9A-Z]{5}$/u)
    expect(pin).toMatch(/^\d{6}$/u)
    const { rows } = await given.house.pool.query<{ id: string }>('select id from complaint where tracking_code = $1', [code])
    const id = rows[0]?.id ?? ''
    const casePage = `/meja/pengaduan/${id}`

    const petugas = await as('petugas', width)
    await petugas.page.goto('/meja')
    await expectSound(petugas)
    await petugas.page.locator(`a[href^="${casePage}"]`).first().click()
    await expectSound(petugas)
    await send(petugas, 'kelengkapan-dan-pencatatan')
    await expectSound(petugas)
    expect((await petugas.page.request.get(`${casePage}/tanda-terima.pdf`)).headers()['content-type']).toBe('application/pdf')
    await petugas.page.goto(casePage)
    await send(petugas, 'penyerahan')

    const kasi = await as('kasi-pelayanan', width)
    await kasi.page.goto(casePage)
    await send(kasi, 'penerimaan-berkas')
    await expectSound(kasi)
    await send(kasi, 'telaahan', studyInput)
    await send(kasi, 'laporan')

    const camat = await as('camat', width)
    await camat.page.goto(casePage)
    await expectSound(camat)
    await send(camat, 'disposisi', { to: given.people.kasi.id, instructions: 'koordinasi', nature: 'segera' })
    await camat.page.goto(casePage)
    await send(camat, 'konsep-jawaban', { kind: 'final', outcome: 'solved', text: 'Lampu sudah diperbaiki.' })
    await camat.page.goto(casePage)
    await send(camat, 'persetujuan-jawaban')
    await expectSound(camat)

    await petugas.page.goto(casePage)
    await send(petugas, 'penyampaian-jawaban', { channel: 'phone', result: 'delivered', to: 'Ibu Siti', proof: 'Ditelepon pukul 10.00.' })
    await expectSound(petugas)

    const arsiparis = await as('arsiparis', width)
    await arsiparis.page.goto(casePage)
    await expectSound(arsiparis)
    await send(arsiparis, 'pengarsipan', { ordner: '2026-01', shelf: 'A1', sheets: '4' })
    await expectSound(arsiparis)

    await citizen.page.goto('/lacak')
    await citizen.page.locator('[name="code"]').fill(code.toLowerCase().replace('-', ' '))
    await citizen.page.locator('[name="pin"]').fill(pin)
    await citizen.page.locator('main form button').last().click()
    await citizen.page.waitForURL(/\/lacak\/[A-Z0-9]/u)
    await expectSound(citizen, javaScript)
    expect(await citizen.page.locator('main').innerText()).toContain('Lampu sudah diperbaiki.')
    const status = await given.house.pool.query('select status from complaint where id = $1', [id])
    expect(status.rows[0].status).toBe('archived')
    for (const { context } of [citizen, petugas, kasi, camat, arsiparis]) await context.close()
  }, 120_000)
}

test('every page that a role may open is sound, at phone and desk width, in both languages', async () => {
  const { id } = await given.lodge()
  await given.bring(id, 'in-follow-up')
  const pages: Record<string, Role | null> = {}
  for (const { method, url, access } of given.app.routeTable) {
    if (method !== 'GET' || /[:*]/u.test(url) || /^\/(?:api|open311|assets|bahasa|healthz|metrics|log\/)|\.(?:csv|xlsx|docx|pdf|json|xml|svg|js|webmanifest)$/u.test(url)) continue
    pages[url] = access === 'public' ? null : url.startsWith('/meja/pengaturan') || url === '/meja/akun' ? 'admin' : 'kasi-pelayanan'
  }
  pages[`/meja/pengaduan/${id}`] = 'camat'
  pages[`/meja/pengaduan/${id}/naskah/baru?jenis=minutes`] = 'kasi-pelayanan'
  for (const width of [360, 1280] as const) {
    for (const [url, role] of Object.entries(pages)) {
      const reader = role ? await as(role, width) : await visitor(browser, origin, { width })
      for (const language of ['id', 'en']) {
        const response = await reader.page.goto(`/bahasa/${language}?kembali=${encodeURIComponent(url)}`)
        expect(response?.status(), url).toBe(200)
        expect(await reader.page.locator('html').getAttribute('lang'), url).toBe(language)
        await expectSound(reader)
      }
      await reader.context.close()
    }
  }
}, 240_000)
