/**
 * How a complaint ended (hasil): "answered" is not "solved", so each is told apart in every statistic.
 * solved selesai ditangani · partly sebagian · explained dijelaskan · refused ditolak dengan alasan ·
 * forwarded diteruskan ke instansi yang berwenang · unreachable pelapor tidak dapat dihubungi.
 */
export const outcomes = ['solved', 'partly', 'explained', 'refused', 'forwarded', 'unreachable'] as const
export type Outcome = (typeof outcomes)[number]
