/**
 * Words that open every list of stolen passwords, and those that somebody guessing at an Indonesian office tries first.
 * With twelve letters demanded, what remains to refuse is these words repeated, joined and numbered.
 */
export const commonPasswords = [
  'password', 'passw0rd', 'passwd', 'katasandi', 'kata sandi', 'sandi', 'rahasia', 'qwerty', 'qwertyuiop', 'qwertyui', 'asdfgh', 'asdfghjkl', 'zxcvbn',
  'zxcvbnm', '1q2w3e4r', '1qaz2wsx', 'qazwsx', 'abcdef', 'abcdefgh', 'abcd', 'abc', '1234567890', '123456789', '12345678', '1234567', '123456', '12345',
  '1234', '123', '0987654321', '987654321', '654321', '321', '111111', '000000', '123123', '121212', '112233', 'letmein', 'welcome', 'iloveyou', 'monkey',
  'dragon', 'sunshine', 'princess', 'football', 'baseball', 'superman', 'master', 'shadow', 'login', 'secret', 'changeme', 'default', 'test', 'testing',
  'admin', 'administrator', 'root', 'user', 'guest', 'demo', 'sayang', 'sayangku', 'cinta', 'cintaku', 'bismillah', 'alhamdulillah', 'indonesia',
  'merdeka', 'garuda', 'pancasila', 'jakarta', 'surabaya', 'bandung', 'probolinggo', 'wonoasih', 'jawatimur', 'kecamatan', 'kelurahan', 'kantor', 'camat',
  'lurah', 'pemkot', 'pemerintah', 'pelayanan', 'pengaduan', 'tanggap', 'petugas', 'operator', 'loket', 'kota', 'januari', 'februari', 'maret', 'april',
  'juni', 'juli', 'agustus', 'september', 'oktober', 'november', 'desember', 'persebaya', 'arema', 'persija', 'persib', '2020', '2021', '2022', '2023',
  '2024', '2025', '2026', '2027',
]
