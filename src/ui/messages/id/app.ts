/** Words of the installable form (PWA), of drafts kept on the phone, and of the button for other websites. */
export const appPages = {
  'app.short_name': 'Pengaduan',
}
