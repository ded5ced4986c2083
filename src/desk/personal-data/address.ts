export const personalDataAddress = '/meja/data-pribadi'
