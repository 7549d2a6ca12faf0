"""A run that somebody asks for: what may be chosen, what was chosen judged by the same choices, and who asked."""

from __future__ import annotations

from dataclasses import dataclass

from tata_usaha.agenda.rantai import catat
from tata_usaha.dasar import waktu
from tata_usaha.dasar.galat import GalatPemakaian
from tata_usaha.dasar.pelaku import Pelaku
from tata_usaha.dasar.pengaturan import Pengaturan
from tata_usaha.kerja.buka_agenda import buka_tulis
from tata_usaha.kerja.periode_alur import periode_untuk
from tata_usaha.kerja.pilihan import kantor_berencana
from tata_usaha.kerja.tahun import baca_rencana, hari_ini, tahun_berjalan
from zi_model.naskah.jatuh_waktu import nama_tetap
from zi_model.naskah.jenis_alur import Bagian, JenisAlur
from zi_model.periode import JenisPeriode, Periode

PAGI = "pagi"
"""The daily run; it has no period."""
_BERBAGIAN = frozenset({JenisAlur.BULANAN, JenisAlur.TRIWULANAN})


@dataclass(frozen=True)
class PilihanAlur:
    """What may be chosen for one kind of run; `bawaan` is the period that it is for by itself (None: it has none)."""

    jenis: str
    periode: tuple[Periode, ...] = ()
    bawaan: Periode | None = None
    bagian: tuple[Bagian, ...] = ()
    kode: tuple[str, ...] = ()


@dataclass(frozen=True)
class PermintaanAlur:
    """What was chosen, as a form sends it; "" where the kind has no such choice, or all are meant."""

    satker: str
    jenis: str
    periode: str = ""
    bagian: str = ""
    kode: str = ""


def pilihan_alur(pengaturan: Pengaturan, satker: str) -> tuple[PilihanAlur, ...]:
    """Return what may be chosen for each kind of run of an office now.

    Raises:
        GalatPemakaian: when the office has no plan.
        GalatRencana: when the office's plan folder has mistakes.

    """
    hari = hari_ini(pengaturan, satker)
    setahun = [Periode(t, JenisPeriode.TAHUN) for t in sorted(kantor_berencana(pengaturan).get(satker, ()))]
    kode = tuple(nama_tetap(baca_rencana(pengaturan, satker, tahun_berjalan(pengaturan, satker)).kantor.teks))
    hasil = [PilihanAlur(PAGI)]
    for jenis in JenisAlur:
        semua = tuple(p for satu in setahun for p in satu.bagian(jenis.jenis_periode))
        sendiri = periode_untuk(jenis, Bagian.SEMUA, hari)
        bawaan = sendiri if sendiri in semua else next(reversed(semua), None)
        bagian = tuple(Bagian) if jenis in _BERBAGIAN else ()
        hasil.append(PilihanAlur(jenis.value, semua, bawaan, bagian, kode if jenis is JenisAlur.KEPUTUSAN else ()))
    return tuple(hasil)


def parameter_alur(pengaturan: Pengaturan, permintaan: PermintaanAlur) -> dict[str, str]:
    """Return what a run is given, of what was chosen.

    Raises:
        GalatPemakaian: when it is not among what may be chosen.
        GalatRencana: when the office's plan folder has mistakes.

    """
    pilihan = {satu.jenis: satu for satu in pilihan_alur(pengaturan, permintaan.satker)}.get(permintaan.jenis)
    if pilihan is None:
        raise GalatPemakaian("Pekerjaan itu tidak dikenal.", "Pilih dari daftar di halaman ini.")
    hasil = {"satker": permintaan.satker}
    for nama, sebutan, nilai, tersedia in (
        ("periode", "Periode", permintaan.periode, {str(p) for p in pilihan.periode}),
        ("bagian", "Bagian", permintaan.bagian, {b.value for b in pilihan.bagian}),
        ("kode", "Naskah", permintaan.kode, set(pilihan.kode)),
    ):
        if nilai and nilai not in tersedia:
            raise GalatPemakaian(f"{sebutan} “{nilai}” tidak ada di antara pilihannya.", "Pilih dari daftarnya.")
        if nilai:
            hasil[nama] = nilai
    if pilihan.periode and not permintaan.periode:
        raise GalatPemakaian("Periodenya belum dipilih.", "Pilih satu periode dari daftarnya.")
    return hasil


def catat_permintaan(pengaturan: Pengaturan, pelaku: Pelaku, permintaan: PermintaanAlur, jalan: str) -> None:
    """Note in the register who asked for which run; `jalan` is its id.

    Raises:
        GalatBasisData: when the register cannot be used.

    """
    rincian = {
        "periode": permintaan.periode or None,
        "bagian": permintaan.bagian or None,
        "kode": permintaan.kode or None,
        "jalan": jalan,
    }
    kunci = f"{permintaan.satker}/alur/{permintaan.jenis}"
    with buka_tulis(pengaturan, pelaku) as basis, basis.transaksi(permintaan.satker) as sambungan:
        catat(sambungan, kunci, "ALUR_DIMINTA", rincian, waktu.sekarang())
