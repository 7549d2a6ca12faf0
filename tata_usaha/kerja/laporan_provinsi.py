"""The province's report on its kabupaten and kota, laid into the province's outbox to be numbered and signed there."""

from __future__ import annotations

import datetime as dt

from tata_usaha.dasar.galat import GalatPemakaian
from tata_usaha.dasar.pelaku import Pelaku
from tata_usaha.dasar.pengaturan import Pengaturan
from tata_usaha.kerja.langkah import dasar_berlaku, taruh_di_outbox
from tata_usaha.kerja.tahun import baca_rencana
from tata_usaha.outbox.taruh import HasilTaruh
from zi_model.bahasa import tanggal_panjang
from zi_model.naskah.inti.bahan import sesudah
from zi_model.naskah.jenis import Kapan
from zi_model.naskah.keluarga import sejatuh_waktu
from zi_model.provinsi import RekapProvinsi


def susun_laporan(
    pengaturan: Pengaturan, rekap: RekapProvinsi, sekarang: dt.datetime, pelaku: Pelaku
) -> list[HasilTaruh]:
    """Draft the report on a recapitulation and lay it into the province's outbox; return what was done.

    Raises:
        GalatPemakaian: when the period is not over, or the province has no folder of its own or no plan of the year.
        GalatRencana: when its plan folder has mistakes, or the letter names references that are not in force.
        GalatTemplat: when the template cannot be filled, or the letter fails its check.
        GalatBasisData: when the register database cannot be used.

    """
    if rekap.per <= rekap.periode.akhir:
        raise GalatPemakaian(
            f"Laporan rekapitulasi {rekap.periode.nama} belum waktunya disusun: waktunya baru berakhir "
            f"{tanggal_panjang(rekap.periode.akhir)}.",
            f"Jalankan lagi mulai {tanggal_panjang(sesudah(rekap.periode))}.",
        )
    if not rekap.provinsi or not (pengaturan.plan / rekap.provinsi / "satker.yaml").is_file():
        raise GalatPemakaian(
            f"Laporan rekapitulasi disusun oleh KPU provinsi, dan {rekap.nama} tidak mempunyai folder satker sendiri.",
            "Buat dulu folder satker KPU provinsi itu, atau sebutkan kode KPU provinsinya.",
        )
    tahun = baca_rencana(pengaturan, rekap.provinsi, rekap.periode.tahun)
    with dasar_berlaku():
        naskah = [n for jenis in sejatuh_waktu(Kapan.PROVINSI) for n in jenis.susun(tahun, rekap)]
    return taruh_di_outbox(pengaturan, tahun.kantor, naskah, sekarang, pelaku)
