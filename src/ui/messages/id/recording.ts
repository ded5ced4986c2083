/** Words of the recorder: a complaint that is spoken instead of written. */
export const recording = {
  'recording.name': 'rekaman',
}
