"""`zi naskah buat`: draft one letter now and lay it into the outbox."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tata_usaha.cli.tampilan import cetak_baris, cetak_json
from tata_usaha.dasar import waktu
from tata_usaha.dasar.pengaturan import Pengaturan
from tata_usaha.kerja.langkah import baca_periode, periksa_tertinggal, taruh_di_outbox
from tata_usaha.kerja.tahun import baca_rencana, tahun_berjalan
from zi_model.daur_naskah import Tindakan

if TYPE_CHECKING:
    from tata_usaha.outbox.taruh import HasilTaruh


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
    from tata_usaha.kerja.satu_naskah import susun_satu

    pengaturan = Pengaturan.dari_lingkungan()
    dipilih = baca_periode(periode).tahun if periode else tahun_berjalan(pengaturan, satker)
    tahun = baca_rencana(pengaturan, satker, dipilih)
    sekarang = waktu.sekarang(tahun.kantor.zona)
    naskah = susun_satu(pengaturan, tahun, nama, periode, sekarang, salinan=salinan)
    hasil = taruh_di_outbox(pengaturan, tahun.kantor, naskah, sekarang)
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
