/** Lets the form open without a network, once the page itself is there. */
addEventListener('load', () => {
  // Browsers that cannot, or may not in a private window, do without.
  void navigator.serviceWorker?.register('/sw.js').catch(() => null)
})
