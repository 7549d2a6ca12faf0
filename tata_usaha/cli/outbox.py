"""`zi outbox`: the letters that wait, their numbers and dates, and the gate before signing."""

from __future__ import annotations

from tata_usaha.agenda.basis_data import BasisData
from tata_usaha.agenda.buku import EntriAgenda
from tata_usaha.cli.pemakaian import baca_tanggal
from tata_usaha.cli.tampilan import cetak_baris, cetak_json, cetak_masalah, konsol, tabel
from tata_usaha.dasar import waktu
from tata_usaha.dasar.galat import GalatOutbox, GalatPemakaian
from tata_usaha.dasar.pengaturan import Pengaturan


def tampil(*, satker: str = "sigi", json: bool = False) -> None:
    """Tampilkan naskah di outbox: keadaan, nomor, berkas, dan isian yang masih kosong.

    Parameters
    ----------
    satker
        Kode satker (nama folder di plan/).
    json
        Cetak sebagai JSON.

    """
    from tata_usaha.agenda import buku as agenda
    from tata_usaha.agenda.basis_data import buka
    from tata_usaha.outbox.daftar import daftar

    pengaturan = Pengaturan.dari_lingkungan()
    with buka(pengaturan.database) as basis, basis.baca() as sambungan:
        naskah = daftar(pengaturan.outbox, agenda.semua(sambungan, satker))
    if json:
        cetak_json([n.sebagai_data() for n in naskah])
        return
    if not naskah:
        cetak_baris("Outbox masih kosong. Susun naskah dengan: zi jalankan triwulanan 2026-TW1")
        return
    isi = tabel({"Periode": 8, "Naskah": 48, "Status": 8, "No.": 4, "Rev.": 4, "Isian": 5, "Catatan": None})
    for n in naskah:
        nomor = "" if n.entri.nomor is None else str(n.entri.nomor)
        isian = "?" if n.isian is None else str(n.isian)
        isi.add_row(n.entri.periode, n.berkas.stem, n.status, nomor, str(n.entri.revisi), isian, n.catatan)
    konsol().print(isi)
    cetak_baris(f"Folder: {pengaturan.outbox / satker}")


def nomori(kunci: str, /, *, tanggal: str, nomor: int | None = None, satker: str = "sigi", json: bool = False) -> None:
    """Isikan nomor dan tanggal ke naskah seperti yang ditinggalkan orang, dan catat di buku agenda.

    Parameters
    ----------
    kunci
        Kunci naskah, akhirannya, atau nama berkasnya.
    tanggal
        Tanggal naskah, misalnya 2026-02-03.
    nomor
        Nomor urut dari buku agenda; tidak ditulis untuk naskah yang tidak bernomor.
    satker
        Kode satker (nama folder di plan/).
    json
        Cetak sebagai JSON.

    """
    from tata_usaha.agenda.basis_data import buka
    from tata_usaha.kerja.tahun import baca_kantor
    from tata_usaha.outbox.nomori import nomori as beri_nomor

    hari = baca_tanggal(tanggal)
    if nomor is not None and nomor < 1:
        raise GalatPemakaian(f"Nomor {nomor} tidak dapat dipakai.", "Nomor urut mulai dari 1.")
    pengaturan = Pengaturan.dari_lingkungan()
    kantor = baca_kantor(pengaturan, satker)
    with buka(pengaturan.database) as basis:
        entri = _pilih(basis, pengaturan, satker, kunci)
        hasil = beri_nomor(pengaturan.outbox, basis, kantor, entri, nomor, hari, waktu.sekarang())
    if json:
        cetak_json(hasil.sebagai_data())
        return
    cetak_masalah(hasil.perhatian)
    sebutan = " dan ".join(filter(None, (f"nomor {nomor}" if nomor else "", f"tanggal {tanggal}")))
    if hasil.berubah:
        cetak_baris(f"{hasil.berkas.name}: {sebutan} diisikan di {hasil.terisi} tempat.")
        cetak_baris(f"Berkas sebelumnya disimpan: {hasil.riwayat}")
    else:
        cetak_baris(f"{hasil.berkas.name}: {sebutan} sudah tercatat; berkasnya tidak diubah.")
    for sisa in hasil.tersisa:
        cetak_baris(f"Belum terisi karena kotak isiannya sudah dihapus, ketik sendiri: [isi: {sisa.petunjuk}], {sisa}.")


def siap(kunci: str, /, *, satker: str = "sigi", json: bool = False) -> None:
    """Nyatakan naskah siap ditandatangani; ditolak selama masih ada isian, nomor, atau tanggal yang kosong.

    Parameters
    ----------
    kunci
        Kunci naskah, akhirannya, atau nama berkasnya.
    satker
        Kode satker (nama folder di plan/).
    json
        Cetak sebagai JSON.

    """
    from tata_usaha.agenda.basis_data import buka
    from tata_usaha.kerja.tahun import baca_kantor
    from tata_usaha.outbox.siap import siapkan_ttd

    pengaturan = Pengaturan.dari_lingkungan()
    kantor = baca_kantor(pengaturan, satker)
    with buka(pengaturan.database) as basis:
        entri = _pilih(basis, pengaturan, satker, kunci)
        hasil = siapkan_ttd(pengaturan.outbox, basis, kantor, entri, waktu.sekarang())
    if json:
        cetak_json(hasil.sebagai_data())
        return
    cetak_masalah(hasil.perhatian)
    cetak_baris(f"{hasil.berkas.name}: {'siap ditandatangani' if hasil.berubah else 'sudah siap ditandatangani'}.")
    if hasil.belum_terverifikasi:
        cetak_baris(
            f"Perhatian: {hasil.belum_terverifikasi} dasar hukum masih bertanda belum terverifikasi. "
            "Cocokkan dengan JDIH sebelum ditandatangani."
        )


def _pilih(basis: BasisData, pengaturan: Pengaturan, satker: str, kunci: str) -> EntriAgenda:
    """Return the letter that somebody means, chosen by the path that it still has, with the one that it has now."""
    from tata_usaha.agenda import buku as agenda
    from tata_usaha.outbox.pilih import pilih_naskah
    from tata_usaha.outbox.pindah_tahunan import pindahkan

    with basis.baca() as sambungan:
        entri = pilih_naskah(agenda.semua(sambungan, satker), pengaturan.outbox, kunci)
    pindahkan(pengaturan.outbox, basis, satker, waktu.sekarang())
    with basis.baca() as sambungan:
        entri = agenda.cari(sambungan, entri.kunci) or entri
    if entri.status_asing:
        raise GalatOutbox(
            f"Status {entri.kunci} di buku agenda, “{entri.status_asing}”, tidak dikenal program ini.",
            "Pakai versi program yang terbaru, atau kembalikan buku agenda dari cadangan.",
        )
    return entri
