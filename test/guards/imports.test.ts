import { readdirSync } from 'node:fs'
import { mkdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { cruise } from 'dependency-cruiser'
import type { ICruiseResult, IFlattenedRuleSet } from 'dependency-cruiser'
import { expect, test } from 'vitest'
import { root } from '../support/house.ts'

const configuration: { forbidden: IFlattenedRuleSet['forbidden']; options: object } = (await import(join(root, '.dependency-cruiser.mjs'))).default

async function look(folder: string): Promise<ICruiseResult> {
  const { output } = await cruise([folder], { ...configuration.options, baseDir: root, ruleSet: { forbidden: configuration.forbidden ?? [] }, validate: true })
  if (typeof output === 'string') throw new Error('the checker printed instead of answering')
  return output
}

// The checker must be seen to see: one that finds no modules finds no violations either.
test('the dependency rule sees every module and holds', async () => {
  const sources = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' }).filter((name) => /\.tsx?$/u.test(name) && !name.endsWith('.d.ts'))
  const { modules, summary } = await look('src')
  expect(modules.filter((module) => module.source.startsWith('src/')).length).toBeGreaterThanOrEqual(sources.length)
  expect(summary.violations.map(({ rule, from, to }) => `${rule.name}: ${from} → ${to}`)).toEqual([])
}, 60_000)

test('a planted violation is seen', async () => {
  const planted = join(root, 'src', 'clock', 'planted-violation.ts')
  await mkdir(join(root, 'src', 'clock'), { recursive: true })
  await writeFile(planted, `import { readFileSync } from 'node:fs'\nimport type { House } from '../procedure/house.ts'\nexport const planted = (house: House) => readFileSync(String(house))\n`)
  try {
    const { summary } = await look('src/clock')
    const names = summary.violations.map((violation) => violation.rule.name)
    expect(names).toEqual(expect.arrayContaining(['clock-knows-nothing', 'pure-rooms-no-node', 'disk']))
  } finally {
    await rm(planted)
  }
}, 60_000)
