"""The office's own data: what is known and what it would fill, a change judged before it is saved, and saved.

Only simple facts are changed here (`bidang_kantor`), each in its file as people left it. What was asked of whom stands
in the register.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from tata_usaha.dasar import berkas as dasar_berkas
from tata_usaha.dasar.galat import GalatPemakaian, GalatRencana
from tata_usaha.dasar.pelaku import Pelaku
from tata_usaha.dasar.pengaturan import Pengaturan
from tata_usaha.kerja.bidang_kantor import FAKTA, KELOMPOK, KONTAK, SATKER, Bidang, bidang_kantor
from tata_usaha.kerja.hitung_isian import Terisi, hitung_isian
from tata_usaha.kerja.tulis_plan import (
    Berubah,
    galat_bentrok,
    isi_berkas,
    masalah_rencana,
    nilai_rencana,
    sidik_isi,
    tolak_yang_salah,
    tulis_berkas,
)
from tata_usaha.rencana import baca_kantor as pembaca
from tata_usaha.rencana.baca_kantor import Pengganti
from tata_usaha.rencana.bentuk_data import bentuk
from tata_usaha.rencana.tulis_kantor import NilaiYaml, baca_data, ganti_nilai
from zi_model.fakta import Fakta
from zi_model.masalah import Masalah, Tingkat, galat_saja
from zi_model.nilai_mentah import nilai_di, sebut_pilihan
from zi_model.pejabat import DaftarPejabat
from zi_model.satker import Satker

_FAKTA_BARU = """\
# Yang ditanyakan banyak naskah tetapi jawabannya sama: ditulis sekali di sini, lalu tercetak di semua naskah yang
# memerlukannya. Yang belum diketahui ditulis null dan tercetak sebagai isian [isi: …].
"""
LOGO = "kop.logo"


@dataclass(frozen=True)
class FaktaKantor:
    """One fact as it stands: how it is asked for, and its value as a form has it ("" when nobody has said)."""

    bidang: Bidang
    nilai: str


@dataclass(frozen=True)
class DataKantor:
    """What the office has said of itself, by groups; the SHA-256 of each file that was read; the plan's problems.

    `kelompok` is empty when `satker.yaml` cannot be read: then the problems say why. `logo` is the file's name, "" for
    letters without one, None when nobody has said.
    """

    kelompok: tuple[tuple[str, str, tuple[FaktaKantor, ...]], ...]
    dasar: Mapping[str, str]
    masalah: tuple[Masalah, ...]
    logo: str | None = None

    @property
    def galat(self) -> tuple[Masalah, ...]:
        """The problems that stop the work."""
        return tuple(galat_saja(self.masalah))

    @property
    def semua(self) -> tuple[FaktaKantor, ...]:
        """All facts in their order."""
        return tuple(f for _, _, isi in self.kelompok for f in isi)


@dataclass(frozen=True)
class PermintaanKantor:
    """What shall be changed: texts as people type them, by the fact's key. `dasar`: the files that they looked at."""

    satker: str
    ganti: Mapping[str, str]
    dasar: Mapping[str, str] | None = None


@dataclass(frozen=True)
class Pratinjau:
    """What a change would do. `salah` are facts that cannot be saved so, each with why; `catatan` what is new to know.

    `mengisi` is what it would fill of letters' blanks, all together and by the fact's key; None when that cannot be
    counted. With `paling_banyak` it may be less: one place answers several questions, and only some are answered.
    """

    perubahan: tuple[Berubah, ...]
    salah: Mapping[str, str] = field(default_factory=dict)
    masalah: tuple[Masalah, ...] = ()
    catatan: tuple[Masalah, ...] = ()
    mengisi: Terisi | None = None
    per_bidang: Mapping[str, Terisi] = field(default_factory=dict)
    paling_banyak: bool = False

    @property
    def boleh(self) -> bool:
        """Whether it can be saved."""
        return bool(self.perubahan) and not self.salah and not self.masalah


@dataclass(frozen=True)
class HasilKantor:
    """What was changed, in which files."""

    perubahan: tuple[Berubah, ...]
    berkas: tuple[Path, ...]


def lihat_kantor(pengaturan: Pengaturan, satker: str) -> DataKantor:
    """Return what the office has said of itself, and what is wrong with its plan folder.

    Raises:
        GalatRencana: when a file is there and the system does not let it be read.

    """
    masalah = masalah_rencana(pengaturan, satker)
    isi = {nama: isi_berkas(pengaturan, satker, nama) for nama in (SATKER, FAKTA)}
    dasar = {nama: sidik_isi(satu) for nama, satu in isi.items()}
    try:
        terbaca = _baca(pengaturan, satker, isi)
    except GalatRencana:
        return DataKantor((), dasar, masalah)
    kelompok = tuple(
        (nama, uraian, tuple(FaktaKantor(b, b.sebut(terbaca.nilai(b))) for b in terbaca.bidang if b.kelompok == nama))
        for nama, uraian in KELOMPOK.items()
    )
    return DataKantor(tuple(k for k in kelompok if k[2]), dasar, masalah, terbaca.satker.kop.logo)


def periksa_perubahan(pengaturan: Pengaturan, permintaan: PermintaanKantor) -> Pratinjau:
    """Return what a change would do, and everything that keeps it from being saved; nothing is written.

    Raises:
        GalatPemakaian: when a key is none, with those that there are.
        GalatBentrok: when a file that it changes is another than the one that was looked at.
        GalatRencana: when a file cannot be read, or is laid out so that only a person can change it.

    """
    return _nilai(pengaturan, permintaan)[0]


def ubah_kantor(pengaturan: Pengaturan, pelaku: Pelaku, permintaan: PermintaanKantor) -> HasilKantor:
    """Change facts of the office; nothing is written when one of them, or the plan with them, has a mistake.

    Raises:
        GalatPemakaian: when a key is none, or a value cannot be one.
        GalatBentrok: when a file that it changes is another than the one that was looked at.
        GalatRencana: when the plan would have mistakes, or a file cannot be written.
        GalatBasisData: when the register cannot be used.

    """
    hasil, berkas, dasar = _nilai(pengaturan, permintaan, hitung=False)
    if hasil.salah:
        raise GalatPemakaian("; ".join(f"{kunci}: {sebab}" for kunci, sebab in hasil.salah.items()))
    tolak_yang_salah(pengaturan, permintaan.satker, hasil.masalah)
    ditulis = []
    for nama, baru in berkas.items():
        milik = [b for b in hasil.perubahan if _berkas_kunci(b.kunci) == nama]
        if tulis_berkas(pengaturan, pelaku, permintaan.satker, nama, dasar[nama], baru, milik):
            ditulis.append(pengaturan.plan / permintaan.satker / nama)
    return HasilKantor(hasil.perubahan, tuple(ditulis))


def ganti_logo(pengaturan: Pengaturan, pelaku: Pelaku, satker: str, gambar: Path | None, dasar: str | None) -> Berubah:
    """Give the letters' head a picture (None: it has none); an earlier one stays in the folder.

    `dasar` is the SHA-256 of the `satker.yaml` that was looked at, None whatever it is.

    Raises:
        GalatPemakaian: when it is no picture that can be printed.
        GalatBentrok: when the file is another by now.
        GalatRencana: when the plan has mistakes, or cannot be written.
        GalatBasisData: when the register cannot be used.

    """
    nama = "" if gambar is None else _taruh_logo(pengaturan, satker, gambar)
    isi = isi_berkas(pengaturan, satker, SATKER) or b""
    lama = nilai_di(baca_data(isi.decode("utf-8").removeprefix("\ufeff"), SATKER).nilai, "kop", "logo")
    baru = ganti_nilai(isi, {("kop", "logo"): nama}, SATKER)
    tolak_yang_salah(pengaturan, satker, nilai_rencana(pengaturan, satker, Pengganti({SATKER: baru})))
    berubah = Berubah(LOGO, "Logo", "" if lama is None else str(lama), nama or "tanpa logo")
    tulis_berkas(pengaturan, pelaku, satker, SATKER, sidik_isi(isi) if dasar is None else dasar, baru, [berubah])
    return berubah


def isi_logo(pengaturan: Pengaturan, satker: str) -> bytes | None:
    """Return the picture of the letters' head; None when there is none that can be read."""
    milik = pembaca.baca_satker(pengaturan.plan, satker)
    if milik is None or not milik.kop.logo:
        return None
    folder = (pengaturan.plan / satker).resolve()
    tempat = (folder / milik.kop.logo).resolve()
    if not tempat.is_relative_to(folder):
        return None
    try:
        return dasar_berkas.baca(tempat, 20 * dasar_berkas.MIB)
    except (OSError, dasar_berkas.BerkasTakWajar):
        return None


def _taruh_logo(pengaturan: Pengaturan, satker: str, gambar: Path) -> str:
    """Lay a picture into the office's folder under a name of its own, and return that."""
    from tata_usaha.cetak.gambar import keluhan_logo

    if keluhan := keluhan_logo(gambar):
        raise GalatPemakaian(f"Gambar ini {keluhan}.", "Pilih PNG atau JPG lain yang utuh dan tidak terlalu besar.")
    isi = gambar.read_bytes()
    akhiran = ".png" if isi.startswith(b"\x89PNG") else ".jpg"
    nama = f"logo-{dasar_berkas.sha256(isi)[:12]}{akhiran}"
    try:
        dasar_berkas.simpan_baru(pengaturan.plan / satker / nama, isi)
    except FileExistsError:
        pass  # named by what it holds: the same picture
    except OSError as galat:
        raise GalatRencana("Gambar tidak dapat disimpan di folder kantor.", "Periksa izin tulisnya.") from galat
    return nama


@dataclass(frozen=True)
class _Terbaca:
    """The files of facts as they were read."""

    satker: Satker
    bidang: tuple[Bidang, ...]
    data: Mapping[str, object]

    def nilai(self, bidang: Bidang) -> object:
        """Return what stands for a fact; of one that is not written what holds then."""
        nilai = nilai_di(self.data.get(bidang.berkas), *bidang.jalur)
        if nilai is None and bidang.wajib:
            nilai = getattr(getattr(self.satker, str(bidang.jalur[0])), str(bidang.jalur[1]))
        return nilai


def _baca(pengaturan: Pengaturan, satker: str, isi: Mapping[str, bytes | None]) -> _Terbaca:
    """Return the facts of these files.

    Raises:
        GalatRencana: when one of them cannot be read.

    """
    teks = {nama: _teks(satu, nama) for nama, satu in isi.items() if satu is not None}
    data = {nama: baca_data(satu, nama) for nama, satu in teks.items()}
    if SATKER not in data:
        raise GalatRencana(f"{SATKER} tidak ada.", "Kembalikan berkas itu dari cadangan.")
    milik, keluhan = bentuk(Satker, data[SATKER])
    fakta, keluhan_fakta = bentuk(Fakta, data[FAKTA]) if FAKTA in data else (Fakta(), [])
    if milik is None or fakta is None:
        raise GalatRencana("Data kantor berisi kesalahan.", "Perbaiki yang disebut.", [*keluhan, *keluhan_fakta])
    pejabat = None
    if (mentah := isi_berkas(pengaturan, satker, "pejabat.yaml")) is not None:
        try:
            pejabat = bentuk(DaftarPejabat, baca_data(_teks(mentah, "pejabat.yaml"), "pejabat.yaml"))[0]
        except GalatRencana:
            pejabat = None
    return _Terbaca(milik, bidang_kantor(milik, pejabat, fakta), {n: d.nilai for n, d in data.items()})


def _teks(isi: bytes, nama: str) -> str:
    try:
        return isi.decode("utf-8").removeprefix("\ufeff")
    except UnicodeDecodeError as galat:
        raise GalatRencana(f"{nama} bukan teks UTF-8.", "Simpan ulang sebagai UTF-8.") from galat


def _nilai(
    pengaturan: Pengaturan, permintaan: PermintaanKantor, *, hitung: bool = True
) -> tuple[Pratinjau, dict[str, bytes], dict[str, str]]:
    """Return what a change would do, the files as they would be, and the SHA-256 of what they are made from."""
    satker = permintaan.satker
    isi = {nama: isi_berkas(pengaturan, satker, nama) for nama in (SATKER, FAKTA)}
    dasar = {nama: sidik_isi(satu) for nama, satu in isi.items()}
    terbaca = _baca(pengaturan, satker, isi)
    perubahan, ganti, salah = _urai(terbaca, permintaan)
    for nama in ganti:
        if permintaan.dasar is not None and permintaan.dasar.get(nama) != dasar[nama]:
            raise galat_bentrok(pengaturan, satker, nama, dasar[nama])
    baru: dict[str, bytes] = {}
    for nama, nilai in ganti.items():
        lama = isi[nama]
        baru[nama] = ganti_nilai(_FAKTA_BARU.encode() + b"media_sosial: []\n" if lama is None else lama, nilai, nama)
    if salah or not baru:
        return Pratinjau(tuple(perubahan), salah), baru, dasar
    masalah = nilai_rencana(pengaturan, satker, Pengganti(baru))
    galat = galat_saja(masalah)
    letak = _letak(terbaca, baru, perubahan)
    for satu in galat:
        if kunci := letak.get((satu.letak.baris, Path(satu.letak.berkas).name)):
            salah[kunci] = f"{satu.pesan} {satu.saran}".strip()
    pratinjau = Pratinjau(tuple(perubahan), salah, tuple(galat))
    if hitung and not galat:
        pratinjau = replace(pratinjau, catatan=_catatan_baru(pengaturan, satker, masalah))
        pratinjau = _dengan_hitungan(pengaturan, satker, terbaca, pratinjau)
    return pratinjau, baru, dasar


def _urai(
    terbaca: _Terbaca, permintaan: PermintaanKantor
) -> tuple[list[Berubah], dict[str, dict[tuple[object, ...], NilaiYaml]], dict[str, str]]:
    """Return what changes, by file the values, and what cannot be one."""
    menurut = {b.kunci: b for b in terbaca.bidang}
    perubahan, ganti, salah = [], dict[str, dict[tuple[object, ...], NilaiYaml]](), {}
    for kunci, teks in permintaan.ganti.items():
        if kunci not in menurut:
            raise GalatPemakaian(
                f"Tidak ada data kantor “{kunci}” yang dapat diubah dari sini.",
                sebut_pilihan(kunci, list(menurut), terurut=False),
            )
        bidang = menurut[kunci]
        lama = terbaca.nilai(bidang)
        try:
            nilai = bidang.urai(teks)
        except ValueError as galat:
            salah[kunci] = str(galat)
            continue
        if nilai != lama and not (nilai == () and lama is None):
            perubahan.append(Berubah(kunci, bidang.label, bidang.tampak(lama), bidang.tampak(nilai)))
            ganti.setdefault(bidang.berkas, {})[bidang.jalur] = nilai
    return perubahan, ganti, salah


def _letak(terbaca: _Terbaca, baru: Mapping[str, bytes], perubahan: Sequence[Berubah]) -> dict[tuple[int, str], str]:
    """Return on which line of which file each changed fact would stand."""
    data = {nama: baca_data(isi.decode("utf-8").removeprefix("\ufeff"), nama) for nama, isi in baru.items()}
    menurut = {b.kunci: b for b in terbaca.bidang}
    hasil = {}
    for satu in perubahan:
        bidang = menurut[satu.kunci]
        hasil[data[bidang.berkas].letak(bidang.jalur).baris, bidang.berkas] = satu.kunci
    return hasil


def _catatan_baru(pengaturan: Pengaturan, satker: str, masalah: Sequence[Masalah]) -> tuple[Masalah, ...]:
    """Return the remarks that a plan would have and has not now."""
    dulu = {(m.kode, m.pesan) for m in masalah_rencana(pengaturan, satker)}
    return tuple(m for m in masalah if m.tingkat is Tingkat.CATATAN and (m.kode, m.pesan) not in dulu)


def _dengan_hitungan(pengaturan: Pengaturan, satker: str, terbaca: _Terbaca, satu: Pratinjau) -> Pratinjau:
    """Return a preview with what it fills; a change of something that was known fills nothing."""
    try:
        hitungan = hitung_isian(pengaturan, satker)
    except (GalatRencana, GalatPemakaian):  # the plan has mistakes now, and the change mends them
        return satu
    menurut = {b.kunci: b for b in terbaca.bidang}
    mengisi = [menurut[b.kunci] for b in satu.perubahan if not b.dari and b.menjadi]
    tempat = {b.tempat for b in mengisi}
    sisa = {b.tempat for b in terbaca.bidang if b not in mengisi and not b.sebut(terbaca.nilai(b))}
    return replace(
        satu,
        mengisi=hitungan.untuk(tempat),
        per_bidang={b.kunci: hitungan.untuk({b.tempat}) for b in mengisi},
        paling_banyak=bool((tempat & sisa) - {KONTAK}),
    )


def _berkas_kunci(kunci: str) -> str:
    return FAKTA if kunci.startswith("fakta.") else SATKER
