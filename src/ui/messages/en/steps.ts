import type { steps as id } from '../id/steps.ts'

export const steps: Record<keyof typeof id, string> = {
  'step.receive': 'Receive the complaint',
  'step.check_completeness': 'Check completeness',
  'step.record_and_acknowledge': 'Record and give a receipt',
  'step.register_and_hand_over': 'Enter in the register and hand over',
  'step.study_and_report': 'Study and report',
  'step.follow_up_and_answer': 'Follow up and answer',
  'step.archive': 'Archive',
  'stations.label': 'The seven steps',
  'stations.done': 'done',
  'stations.now': 'in progress',
  'stations.next': 'not yet',
  'stations.skipped': 'not needed',
  'stations.summary': 'Step {number} of {total}: {title}',
}
