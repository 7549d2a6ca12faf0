"""`zi naskah buat`: draft one letter now and lay it into the outbox."""

from __future__ import annotations

from tata_usaha.cli.tampilan import cetak_baris, cetak_json
from tata_usaha.dasar.pelaku import Pelaku
from tata_usaha.dasar.pengaturan import Pengaturan
from tata_usaha.kerja.hasil import HasilTaruh
from tata_usaha.kerja.langkah import baca_periode, periksa_tertinggal
from tata_usaha.kerja.satu_naskah import PermintaanNaskah, buat_naskah
from zi_model.daur_naskah import Tindakan


def buat(
    nama: str, /, *, periode: str | None = None, salinan: bool = False, satker: str = "sigi", json: bool = False
) -> None:
    """Susun satu naskah sekarang dan taruh di outbox.

    Parameters
    ----------
    nama
        Naskah seperti disebut rencana aksi, misalnya keputusan/tim-ppid, atau kode barisnya, misalnya 2.3.2.1.
    periode
        Naskah berkala: 2026-03, 2026-TW1, atau 2026-S1; naskah setahun: 2026. Tanpa periode: tahun berjalan.
    salinan
        Untuk keputusan yang nomor dan tanggalnya tercatat: salinannya, bukan konsepnya.
    satker
        Kode satker (nama folder di plan/).
    json
        Cetak hasil sebagai JSON.

    """
    permintaan = PermintaanNaskah(satker, nama, baca_periode(periode) if periode else None, salinan)
    hasil = buat_naskah(Pengaturan.dari_lingkungan(), Pelaku.dari_lingkungan(), permintaan)
    if json:
        cetak_json([_sebagai_data(h) for h in hasil])
    else:
        for h in hasil:
            if h.tindakan is not Tindakan.TERTINGGAL:
                cetak_baris(str(h.berkas), f"  {h.keterangan} {h.sisa.capitalize()}{'.' if h.sisa else ''}".rstrip())
    periksa_tertinggal(hasil)


def _sebagai_data(h: HasilTaruh) -> dict[str, object]:
    return {
        "kunci": h.kunci,
        "perihal": h.perihal,
        "berkas": str(h.berkas),
        "hasil": h.tindakan.value,
        "keterangan": h.keterangan,
        "isian": h.isian,
        "belum_terverifikasi": h.belum_terverifikasi,
    }
