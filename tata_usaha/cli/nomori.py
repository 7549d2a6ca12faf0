"""`zi outbox nomori`: number and date for one letter, or for several of a period in order."""

from __future__ import annotations

from collections.abc import Iterator

from tata_usaha.cli.pemakaian import baca_tanggal
from tata_usaha.cli.tampilan import cetak_baris, cetak_json, cetak_masalah
from tata_usaha.dasar.galat import GalatOutbox, GalatPemakaian
from tata_usaha.dasar.pelaku import Pelaku
from tata_usaha.dasar.pengaturan import Pengaturan
from tata_usaha.kerja.hasil import HasilNomor
from tata_usaha.kerja.langkah import baca_periode
from tata_usaha.kerja.nomor_banyak import PermintaanNomorBanyak, nomori_banyak, rencana_nomor
from tata_usaha.kerja.outbox import PermintaanNomor, nomori_naskah


def nomori(
    kunci: str | None = None,
    /,
    *,
    tanggal: str,
    nomor: int | None = None,
    ganti: bool = False,
    pakai_lagi: bool = False,
    alasan: str = "",
    periode: str | None = None,
    mulai: int | None = None,
    jenis: str | None = None,
    ya: bool = False,
    satker: str = "sigi",
    json: bool = False,
) -> int:
    """Isikan nomor dan tanggal ke naskah seperti yang ditinggalkan orang, dan catat di buku agenda.

    Parameters
    ----------
    kunci
        Kunci naskah, akhirannya, atau nama berkasnya.
    tanggal
        Tanggal naskah, misalnya 2026-02-03.
    nomor
        Nomor urut dari buku agenda; tidak ditulis untuk naskah yang tidak bernomor.
    ganti
        Ganti nomor atau tanggal yang keliru; perlu --alasan. Nomor yang lama menjadi batal.
    pakai_lagi
        Pakai nomor yang sudah batal, atau tercatat di luar program; perlu --alasan.
    alasan
        Alasannya, dicatat di buku agenda; juga untuk tanggal yang tidak urut dengan nomornya.
    periode
        Nomori semua naskah suatu periode yang belum bernomor, berurutan; tanpa --ya hanya ditunjukkan.
    mulai
        Nomor pertama untuk --periode; bila tidak ditulis, nomor bebas berikutnya.
    jenis
        Satu jenis naskah saja untuk --periode, misalnya undangan.
    ya
        Kerjakan yang ditunjukkan --periode.
    satker
        Kode satker (nama folder di plan/).
    json
        Cetak sebagai JSON.

    """
    hari = baca_tanggal(tanggal)
    if periode is not None:
        if kunci is not None or nomor is not None or ganti or pakai_lagi:
            raise GalatPemakaian(
                "Pilihan --periode menomori banyak naskah, jadi tidak dipakai bersama satu naskah, --nomor, --ganti, "
                "atau --pakai-lagi.",
                "Nomori naskah yang itu tersendiri.",
            )
        return _nomori_banyak(PermintaanNomorBanyak(satker, str(baca_periode(periode)), hari, mulai, jenis), ya, json)
    if kunci is None or mulai is not None or jenis is not None or ya:
        raise GalatPemakaian(
            "Naskah mana yang dinomori belum disebut."
            if kunci is None
            else "--mulai, --jenis, dan --ya hanya dipakai bersama --periode.",
            "Sebutkan kunci satu naskah, atau --periode untuk beberapa naskah berurutan.",
        )
    permintaan = PermintaanNomor(satker, kunci, hari, nomor, ganti, pakai_lagi, alasan)
    hasil = nomori_naskah(Pengaturan.dari_lingkungan(), Pelaku.dari_lingkungan(), permintaan)
    if json:
        cetak_json(hasil.sebagai_data())
        return 0
    cetak_masalah(hasil.perhatian)
    cetak_baris(*baris_nomor(hasil))
    return 0


def baris_nomor(hasil: HasilNomor) -> Iterator[str]:
    """Yield the sentences that tell what was done with one letter."""
    nomor, tanggal = hasil.entri.nomor, hasil.entri.tanggal
    sebutan = " dan ".join(filter(None, (f"nomor {nomor}" if nomor else "", f"tanggal {tanggal}")))
    if hasil.berubah:
        yield f"{hasil.berkas.name}: {sebutan} diisikan di {hasil.terisi} tempat."
        yield f"Berkas sebelumnya disimpan: {hasil.riwayat}"
    else:
        yield f"{hasil.berkas.name}: {sebutan} sudah tercatat; berkasnya tidak diubah."
    if hasil.batal is not None:
        yield f"Nomor {hasil.batal} menjadi batal, dan tidak dipakai lagi kecuali diminta dengan tegas."
    for sisa in hasil.tersisa:
        yield f"Belum terisi karena kotak isiannya sudah dihapus, ketik sendiri: [isi: {sisa.petunjuk}], {sisa}."


def _nomori_banyak(permintaan: PermintaanNomorBanyak, ya: bool, json: bool) -> int:
    """Show which letter would get which number, or give the numbers; return the exit code."""
    pengaturan = Pengaturan.dari_lingkungan()
    if not ya:
        rencana = rencana_nomor(pengaturan, permintaan)
        if json:
            cetak_json([{**vars(r), "berkas": str(r.berkas)} for r in rencana])
            return 0
        for satu in rencana:
            cetak_baris(f"{satu.pencacah:<16} {satu.nomor:>5}  {satu.berkas.stem}")
        cetak_baris(f"{len(rencana)} naskah akan bertanggal {permintaan.tanggal}. Belum ada yang diubah.")
        cetak_baris("Untuk menomorinya seperti itu, ulangi perintahnya dengan --ya.")
        return 0
    hasil = nomori_banyak(pengaturan, Pelaku.dari_lingkungan(), permintaan)
    gagal = [satu for satu in hasil if satu.galat is not None]
    if json:
        cetak_json([h.sebagai_data() for h in hasil])
    else:
        for selesai in (satu.hasil for satu in hasil if satu.hasil is not None):
            cetak_masalah(selesai.perhatian)
            cetak_baris(*baris_nomor(selesai))
    if gagal:
        rincian = "\n".join(f"  {satu.rencana.berkas.name}: {satu.galat}" for satu in gagal)
        raise GalatOutbox(
            f"{len(gagal)} dari {len(hasil)} naskah tidak dapat dinomori; yang lain sudah.\n{rincian}",
            "Atasi sebab yang disebut, lalu jalankan lagi; yang sudah bernomor tidak dinomori lagi.",
        )
    return 0
