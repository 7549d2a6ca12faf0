"""A province looks at its kabupaten and kota: whose folders lie in the plan folder, and where each of them stands.

What is told of an office comes from its own plan, evidence and register, as `zi status` there would tell it. Whatever
is wrong with one of these is that office's own line; only a register that cannot be used concerns all.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace

from tata_usaha.agenda import buku, rantai
from tata_usaha.agenda.basis_data import buka
from tata_usaha.dasar.galat import GalatFolderBukti, GalatPemakaian, GalatRencana
from tata_usaha.dasar.pengaturan import Pengaturan
from tata_usaha.kerja.langkah import bahan, periksa_bukti
from tata_usaha.kerja.tahun import baca_rencana
from tata_usaha.rencana.baca_kantor import baca_zona, tahun_tersedia
from tata_usaha.rencana.nama_kantor import folder_satker, nama_kantor
from zi_model.daur_naskah import StatusNaskah
from zi_model.kantor_lain import NamaKantor
from zi_model.periode import Periode
from zi_model.provinsi import (
    KABUPATEN_KOTA,
    JalanTerakhir,
    KeadaanKantor,
    RekapProvinsi,
    TanpaData,
    nilai_kantor,
)
from zi_model.satker import PROVINSI
from zi_model.tahun_rencana import TahunRencana

ALUR = "alur "
"""How the name begins under which a run acts."""


@dataclass(frozen=True)
class KantorProvinsi:
    """A province: the code of its office's folder, and the offices in it by the code of their region.

    `kode` is that of the region where the province has no folder, "" for all offices that there are. `tak_dikenal` are
    folders whose region cannot be told.
    """

    kode: str
    nama: str
    kantor: tuple[NamaKantor, ...]
    tak_dikenal: tuple[str, ...] = ()


def rekap_provinsi(
    pengaturan: Pengaturan, provinsi: str, periode: Periode, sekarang: dt.datetime, satker: str | None = None
) -> RekapProvinsi:
    """Return where the offices of a province stand in a period; with `satker` only that one of them.

    Raises:
        GalatPemakaian: when there is no such province, or it has no such office.
        GalatBasisData: when the register cannot be used.

    """
    wilayah = kantor_provinsi(pengaturan, provinsi)
    dipilih = wilayah.kantor if satker is None else tuple(k for k in wilayah.kantor if k.kode == satker)
    if not dipilih:
        ada = ", ".join(k.kode for k in wilayah.kantor) or "belum ada satu pun"
        raise GalatPemakaian(
            f"Tidak ada KPU kabupaten/kota “{satker}” di {wilayah.nama}."
            if satker is not None
            else f"Tidak ada folder KPU kabupaten/kota {wilayah.nama} di {pengaturan.plan}.",
            f"Yang ada foldernya: {ada}.",
        )
    zona = next(filter(None, (baca_zona(pengaturan.plan, kode) for kode in _berjam(wilayah))), None)
    setempat = sekarang.astimezone(zona) if zona else sekarang
    keadaan = tuple(keadaan_kantor(pengaturan, k.kode, periode, setempat) for k in dipilih)
    return RekapProvinsi(wilayah.kode, wilayah.nama, periode, setempat.date(), keadaan, wilayah.tak_dikenal)


def _berjam(wilayah: KantorProvinsi) -> list[str]:
    """Return whose clock a recapitulation goes by: the province's, else that of the first office that has one."""
    return [*([wilayah.kode] if wilayah.kode else []), *(k.kode for k in wilayah.kantor)]


def kantor_provinsi(pengaturan: Pengaturan, provinsi: str = "") -> KantorProvinsi:
    """Return a province by its office's code or by the two digits of its region, with the offices in it.

    "" is the only province that has a folder; where none or several have one, every office that there is.

    Raises:
        GalatPemakaian: when no folder is that of such a province.

    """
    semua = nama_kantor(pengaturan.plan)
    induk = {k.kode: k for k in semua.values() if len(k.wilayah) == PROVINSI}
    if not provinsi and len(induk) == 1:
        provinsi = next(iter(induk))
    kode = next((k.kode for k in induk.values() if provinsi in {k.kode, k.wilayah}), provinsi)
    awalan = induk[kode].wilayah if kode in induk else provinsi
    anggota = [k for k in semua.values() if len(k.wilayah) == KABUPATEN_KOTA and k.wilayah.startswith(awalan)]
    if not (kode in induk or not provinsi or anggota):
        pilihan = ", ".join(sorted({*induk, *(k.wilayah[:PROVINSI] for k in semua.values() if k.wilayah)}))
        raise GalatPemakaian(
            f"Tidak ada KPU provinsi “{provinsi}”.", f"Yang ada: {pilihan or 'belum ada satu pun folder satker'}."
        )
    nama = induk[kode].singkatan if kode in induk else f"wilayah {provinsi}" if provinsi else "semua satker"
    urut = sorted(anggota, key=lambda k: (k.wilayah, k.kode))
    berfolder = {kode for kode in folder_satker(pengaturan.plan) if any((pengaturan.plan / kode).glob("*.yaml"))}
    tak_dikenal = berfolder - {k.kode for k in semua.values() if k.wilayah}
    return KantorProvinsi(kode, nama, tuple(urut), tuple(sorted(tak_dikenal)))


def keadaan_kantor(pengaturan: Pengaturan, satker: str, periode: Periode, sekarang: dt.datetime) -> KeadaanKantor:
    """Return where one office stands in a period; what is wrong with its plan or its evidence is told as `masalah`.

    The day is that of the office's clock; the zone of `sekarang` is used where the office's cannot be read.

    Raises:
        GalatBasisData: when the register cannot be used.

    """
    zona = sekarang.tzinfo
    try:
        tahun = baca_rencana(pengaturan, satker, periode.tahun, dengan_naskah=False, dengan_lalu=True)
        zona = tahun.kantor.zona
        keadaan = _nilai(pengaturan, tahun, periode, sekarang)
    except GalatRencana as galat:
        pertama = f" {galat.masalah[0]}" if galat.masalah else ""
        sebab = TanpaData.RENCANA_RUSAK if tahun_tersedia(pengaturan.plan, satker) else TanpaData.TANPA_RENCANA
        keadaan = _tanpa_data(pengaturan, satker, sebab, f"{galat.pesan}{pertama}")
    except GalatPemakaian as galat:  # it has plans, but of other years
        keadaan = _tanpa_data(pengaturan, satker, TanpaData.TANPA_RENCANA, galat.pesan)
    except GalatFolderBukti as galat:
        keadaan = _tanpa_data(pengaturan, satker, TanpaData.BUKTI_HILANG, galat.pesan)
    with buka(pengaturan.database) as basis, basis.baca() as sambungan:
        menunggu = buku.banyak(sambungan, satker, StatusNaskah.SIAP_TTD)
        terakhir = rantai.kejadian_terakhir(sambungan, satker, ALUR)
    jalan = JalanTerakhir(terakhir.oleh.removeprefix(ALUR), terakhir.saat.astimezone(zona)) if terakhir else None
    return replace(keadaan, menunggu_ttd=menunggu, jalan_terakhir=jalan)


def _nilai(pengaturan: Pengaturan, tahun: TahunRencana, periode: Periode, sekarang: dt.datetime) -> KeadaanKantor:
    per = sekarang.astimezone(tahun.kantor.zona).date()
    pindaian = periksa_bukti(pengaturan, tahun, sekarang)
    setahun = bahan(tahun, pindaian, per)
    lama = setahun.lalu.status(setahun.lalu.tahun.periode, per) if setahun.lalu else []
    keadaan = nilai_kantor(tahun, [*lama, *setahun.status(tahun.periode, per)], periode, per)
    return replace(keadaan, berkas=len({b.berkas for b in pindaian.bukti if b.periode.tahun == periode.tahun}))


def _tanpa_data(pengaturan: Pengaturan, satker: str, sebab: TanpaData, masalah: str) -> KeadaanKantor:
    nama = nama_kantor(pengaturan.plan).get(satker) or NamaKantor(satker, satker, satker)
    return KeadaanKantor(satker, nama.singkatan, masalah=masalah, tanpa_data=sebab, wilayah=nama.wilayah)
