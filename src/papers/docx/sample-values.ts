import type { PlaceholderValues } from './placeholders.ts'

/** Invented values, by which an office sees how its template comes out; `office`: what is its own. */
export function sampleValues(office: Pick<PlaceholderValues, 'kop_induk' | 'kop_kantor' | 'kop_alamat' | 'tempat' | 'alamat_periksa'>): PlaceholderValues {
  return {
    ...office,
    tanggal: '24 November 2026', nomor: '700.1.2.4/012/2026', sifat: 'Biasa', lampiran: '1 (satu) berkas', hal: 'Jawaban atas pengaduan lampu jalan',
    yth: ['Kepala Dinas Contoh', 'u.p. Kepala Bidang Penerangan Jalan'], alamat_tujuan: ['Jl. Contoh Nomor 12'], dari: 'Kepala Seksi Pelayanan',
    isi: [
      'Menindaklanjuti pengaduan masyarakat yang kami terima pada tanggal 18 November 2026 tentang lampu jalan di depan pasar yang padam, bersama ini kami sampaikan hal-hal berikut.',
      'Petugas kami sudah memeriksa lokasi pada tanggal 20 November 2026. Tiga tiang lampu padam karena kabel bawah tanah putus.',
      'Demikian disampaikan. Atas perhatian dan kerja sama Saudara, kami ucapkan terima kasih.',
    ],
    hari_pertemuan: 'Senin, 30 November 2026', waktu_pertemuan: '09.00 s.d. 11.00 WIB', tempat_pertemuan: 'Ruang Rapat Kantor', acara_pertemuan: 'Klarifikasi pengaduan',
    jabatan_penanda_tangan: ['a.n. Kepala Kantor', 'Sekretaris,'], nama_penanda_tangan: 'Budi Contoh, S.Sos.', pangkat_penanda_tangan: 'Pembina (IV/a)', nip_penanda_tangan: '197001011995031001',
    hadir: [{ name: 'Siti Contoh', position: 'Pelapor' }, { name: 'Ahmad Contoh', position: 'Kepala Seksi Pelayanan' }],
    tembusan: ['Wali Kota (sebagai laporan)', 'Inspektorat'],
    nomor_register: '0123/2026', kode_periksa: 'CONTOH-CONTOH',
  }
}
