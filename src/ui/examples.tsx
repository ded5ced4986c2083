/** Every component with example data: the page `/dev/components` shows them, the browser tests try them. */
import { barsExamples } from './bars/bars.example.tsx'
import { buttonExamples } from './button/button.example.tsx'
import { checkboxesExamples } from './checkboxes/checkboxes.example.tsx'
import { codePanelExamples } from './code-panel/code-panel.example.tsx'
import { dataTableExamples } from './data-table/data-table.example.tsx'
import { dateInputExamples } from './date-input/date-input.example.tsx'
import { dayStripExamples } from './day-strip/day-strip.example.tsx'
import { detailsExamples } from './details/details.example.tsx'
import { documentListExamples } from './document-list/document-list.example.tsx'
import { dueBadgeExamples } from './due-badge/due-badge.example.tsx'
import { emptyStateExamples } from './empty-state/empty-state.example.tsx'
import { errorSummaryExamples } from './error-summary/error-summary.example.tsx'
import { fieldsetExamples } from './fieldset/fieldset.example.tsx'
import { fileUploadExamples } from './file-upload/file-upload.example.tsx'
import { filterPanelExamples } from './filter-panel/filter-panel.example.tsx'
import { glanceExamples } from './glance/glance.example.tsx'
import { heroExamples } from './hero/hero.example.tsx'
import { identityBarExamples } from './identity-bar/identity-bar.example.tsx'
import { insetTextExamples } from './inset-text/inset-text.example.tsx'
import { notificationBannerExamples } from './notification-banner/notification-banner.example.tsx'
import { paginationExamples } from './pagination/pagination.example.tsx'
import { printButtonExamples } from './print-button/print-button.example.tsx'
import { radiosExamples } from './radios/radios.example.tsx'
import { recorderExamples } from './recorder/recorder.example.tsx'
import { selectExamples } from './select/select.example.tsx'
import { stationsExamples } from './stations/stations.example.tsx'
import { statusTagExamples } from './status-tag/status-tag.example.tsx'
import { summaryListExamples } from './summary-list/summary-list.example.tsx'
import { taskPanelExamples } from './task-panel/task-panel.example.tsx'
import { textInputExamples } from './text-input/text-input.example.tsx'
import { textareaExamples } from './textarea/textarea.example.tsx'
import { timelineExamples } from './timeline/timeline.example.tsx'
import { warningTextExamples } from './warning-text/warning-text.example.tsx'
import type { Example } from './example.ts'

export const examples: readonly Example[] = [
  ...barsExamples,
  ...buttonExamples,
  ...textInputExamples,
  ...textareaExamples,
  ...selectExamples,
  ...radiosExamples,
  ...checkboxesExamples,
  ...dateInputExamples,
  ...fileUploadExamples,
  ...recorderExamples,
  ...fieldsetExamples,
  ...errorSummaryExamples,
  ...notificationBannerExamples,
  ...summaryListExamples,
  ...dataTableExamples,
  ...statusTagExamples,
  ...stationsExamples,
  ...timelineExamples,
  ...filterPanelExamples,
  ...paginationExamples,
  ...glanceExamples,
  ...heroExamples,
  ...identityBarExamples,
  ...detailsExamples,
  ...insetTextExamples,
  ...warningTextExamples,
  ...emptyStateExamples,
  ...printButtonExamples,
  ...dayStripExamples,
  ...dueBadgeExamples,
  ...documentListExamples,
  ...codePanelExamples,
  ...taskPanelExamples,
]
