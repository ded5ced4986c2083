import { expect, test } from 'vitest'
import { drawWorkflow, isWorkflowFresh } from '../../scripts/draw-workflow.ts'
import { statuses } from '../../src/complaint/status.ts'
import { verbNames } from '../../src/complaint/transitions.ts'
import { keyOf } from '../../src/ui/message-key.ts'
import { t } from '../../src/ui/messages/messages.ts'

test('docs/workflow.svg shows the transitions as they are (else: node scripts/draw-workflow.ts)', () => {
  expect(isWorkflowFresh()).toBe(true)
})

test('every state and every verb is in the drawing', () => {
  const drawing = drawWorkflow()
  for (const status of statuses) expect(drawing).toContain(`>${t('id', keyOf('status', status))}<`)
  for (const name of verbNames) expect(drawing).toContain(`>${name}<`)
})
