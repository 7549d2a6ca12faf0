"""An office's plan folder, read and typed over what all offices share, with every problem that they have.

Wording and legal references that all offices share lie in `_baku/` beside the offices' folders. A file of wording
in the office's own folder wins over the shared one as a whole, a reference in its `hukum.yaml` by its id. The
plans of its years lie side by side.

Each file is read as far as it can be, and checked as far as it could be read, so that one mistake
hides no other. Files are checked against each other at the end; what is unknown because its file
is broken is then not called missing.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from zoneinfo import ZoneInfo

from tata_usaha.rencana.baca_pegawai import baca_pegawai
from tata_usaha.rencana.baca_teks import baca_teks
from tata_usaha.rencana.buka_berkas import PembukaBerkas
from tata_usaha.rencana.hukum_berlapis import HukumBerlapis
from tata_usaha.rencana.isi_folder import berkas_naskah, daftar_berkas, sebut_berkas, teks_dalam
from tata_usaha.rencana.nama_kantor import daftar_satker, folder_satker
from tata_usaha.rencana.yaml_berletak import DataBerletak
from zi_model.baku import periksa_pengganti, tanda_isi
from zi_model.daftar_teks import DaftarTeks
from zi_model.fakta import Fakta
from zi_model.hukum import Referensi, periksa_masa
from zi_model.kantor import Kantor
from zi_model.kehadiran import Kehadiran, KehadiranTahun
from zi_model.keputusan_kantor import keputusan_rencana
from zi_model.kode_masalah import KodeMasalah
from zi_model.masalah import Letak, Masalah, Tingkat, galat_saja
from zi_model.nilai_mentah import himpunan, nilai_di, sebut_pilihan, teks_di, terdekat
from zi_model.pegawai import DaftarPegawai, lengkapi_pejabat
from zi_model.pejabat import DaftarPejabat
from zi_model.periksa_fakta import periksa_fakta
from zi_model.periksa_kantor import ZONA_WAKTU, periksa_hukum, periksa_pejabat, periksa_satker
from zi_model.periksa_nomor import periksa_nomor
from zi_model.periksa_pegawai import periksa_penunjuk
from zi_model.periksa_rencana import periksa_rencana
from zi_model.periksa_surel import periksa_surel
from zi_model.periksa_teks_naskah import Rujukan
from zi_model.rapat import RapatSendiri, RapatTahun
from zi_model.rencana import RencanaAksi
from zi_model.satker import Satker
from zi_model.tahun_rencana import TahunRencana

_RENCANA = re.compile(r"rencana-aksi-(?P<tahun>[1-9]\d{3})\.yaml")
_RAPAT = re.compile(r"rapat-[1-9]\d{3}\.yaml")
_KEHADIRAN = re.compile(r"kehadiran-[1-9]\d{3}\.yaml")
_FAKTA = "fakta.yaml"
_BERKAS = ("satker.yaml", "pejabat.yaml", "hukum.yaml", _FAKTA)


@dataclass(frozen=True)
class Pengganti:
    """What is about to be written into an office's folder: files by name, and a folder with another list of staff."""

    berkas: Mapping[str, bytes] = field(default_factory=dict)
    pegawai: Path | None = None


def baca_kantor(
    folder: Path,
    kode: str,
    tahun: Collection[int] | None = None,
    *,
    dengan_naskah: bool = True,
    pengganti: Pengganti | None = None,
) -> tuple[tuple[TahunRencana, ...], list[Masalah]]:
    """Return the years of the office whose files lie in `folder`/`kode`, oldest first, and every problem by place.

    There are none when one of the problems is a GALAT. `tahun` are the years whose plans are read, of
    those that there are (`tahun_tersedia`); None: all. The wording of letters takes as long to read as all
    else, and the staff in an Excel file longer: who drafts none does without both. `pengganti` is judged as if it lay
    there already.
    """
    if kode not in folder_satker(folder) or not (folder / kode).is_dir():
        pesan, saran = f"tidak ada folder untuk satker “{kode}”.", sebut_pilihan(kode, daftar_satker(folder))
        return (), [Masalah(Letak(sebut_berkas(folder)), KodeMasalah.TIDAK_ADA, pesan, saran)]
    return _Pembaca(folder / kode, pengganti).baca(tahun, dengan_naskah)


def tahun_tersedia(folder: Path, kode: str) -> tuple[int, ...]:
    """Return the years of which the office has a plan, oldest first."""
    cocok = (_RENCANA.fullmatch(berkas.name) for berkas in daftar_berkas(folder / kode))
    return tuple(sorted(int(m["tahun"]) for m in cocok if m))


def baca_zona(folder: Path, kode: str) -> ZoneInfo | None:
    """Return the office's time zone; None when its file cannot be read (`baca_kantor` then says why)."""
    return _Pembaca(folder / kode).baca_zona()


def baca_satker(folder: Path, kode: str) -> Satker | None:
    """Return what the office's own file alone says, whatever is wrong elsewhere; None when it cannot be read."""
    return _Pembaca(folder / kode).baca_satker()


def baca_tanpa_rencana(folder: Path, kode: str) -> Kantor | None:
    """Return an office as its own files tell it, whatever is wrong with its plans; None when these files are wrong."""
    pembaca = _Pembaca(folder / kode)
    pembaca.baca((), dengan_naskah=False)
    return pembaca.kantor


class _Pembaca:
    """Reads one office's folder and gathers its problems."""

    def __init__(self, folder: Path, pengganti: Pengganti | None = None) -> None:
        self._folder = folder
        self._pengganti = pengganti or Pengganti()
        self._pembuka = PembukaBerkas(folder, self._pengganti.berkas)
        self._masalah = self._pembuka.masalah  # one list of what both find
        self._letak_hukum: dict[tuple[str, str], Letak] = {}
        self.kantor: Kantor | None = None

    def baca_zona(self) -> ZoneInfo | None:
        """Return the time zone that the office's own file says."""
        satker = self.baca_satker()
        return ZoneInfo(satker.zona_waktu) if satker else None

    def baca_satker(self) -> Satker | None:
        """Return what the office's own file says, as a model; its time zone is one that there is."""
        satker = self._pembuka.bentuk(Satker, self._pembuka.buka("satker.yaml"))
        return None if satker is None or galat_saja(self._masalah) or satker.zona_waktu not in ZONA_WAKTU else satker

    def baca(
        self, tahun: Collection[int] | None, dengan_naskah: bool
    ) -> tuple[tuple[TahunRencana, ...], list[Masalah]]:
        """Return the office's years, none when something stops the work, and the problems by place."""
        data_satker = self._pembuka.buka("satker.yaml")
        data_pejabat = self._pembuka.buka("pejabat.yaml")
        terbaca, hukum_berlapis = self._buka_hukum()
        unit = himpunan(data_satker.nilai, ("unit",), "kode") if data_satker else None
        rujukan = Rujukan(
            hukum=himpunan(hukum_berlapis.nilai, (), "id") if terbaca else None,
            tim=_tim(data_pejabat),
            jabatan=himpunan(data_pejabat.nilai, ("pejabat",), "id") if data_pejabat else None,
        )
        satker = self._pembuka.bentuk(Satker, data_satker)
        if data_satker:
            self._masalah += periksa_satker(data_satker.nilai, data_satker.letak, self._folder.name)
            self._masalah += periksa_nomor(data_satker.nilai, data_satker.letak)
            self._periksa_logo(data_satker)
        pejabat = self._pembuka.bentuk(DaftarPejabat, data_pejabat)
        if data_pejabat:
            self._masalah += periksa_pejabat(data_pejabat.nilai, data_pejabat.letak, unit)
        if data_satker:
            self._masalah += periksa_surel(data_satker.nilai, data_satker.letak, data_pejabat and data_pejabat.nilai)
        pegawai = self._baca_pegawai(satker, data_pejabat) if dengan_naskah else DaftarPegawai()
        fakta = self._baca_fakta(unit, rujukan.jabatan)
        hukum = self._baca_hukum(hukum_berlapis)
        rencana = self._baca_rencana(unit, tahun)
        if rencana:
            rujukan = replace(rujukan, baris={k: b for satu in rencana for k, b in satu.menurut_kode.items()})
        teks, self._letak_hukum = baca_teks(self._pembuka, rujukan) if dengan_naskah else ({}, {})
        rapat = {satu.tahun: isi for satu in rencana if (isi := self._baca_rapat(satu.tahun))}
        hadir = {satu.tahun: siapa for satu in rencana if (siapa := self._baca_kehadiran(satu.tahun))}
        for satu in rencana:
            self._periksa_masa_hukum(hukum, satu)
        self._periksa_berkas_asing()
        masalah = sorted(set(self._masalah))
        if galat_saja(masalah) or satker is None or pejabat is None or pegawai is None:
            return (), masalah
        keputusan = tuple(filter(None, (keputusan_rencana(satker, satu) for satu in rencana)))
        self.kantor = kantor = Kantor(
            self._dengan_logo(satker),
            lengkapi_pejabat(pejabat, pegawai),
            hukum,
            DaftarTeks(teks),
            self._letak_hukum,
            keputusan,
            pegawai=pegawai,
            fakta=fakta or Fakta(),
        )
        tahun_tahun = _berurut(
            kantor,
            rencana,
            {ke: isi.rapat for ke, (isi, _) in rapat.items()},
            {ke: isi.rapat for ke, (isi, _) in hadir.items()},
        )
        if dengan_naskah and (rapat or hadir):  # which meetings there are, their wordings say
            from zi_model.naskah.rapat.periksa import periksa_kehadiran, periksa_rapat

            ada = [(satu, rapat[satu.tahun][1]) for satu in tahun_tahun if satu.tahun in rapat]
            datang = [(satu, hadir[satu.tahun][1]) for satu in tahun_tahun if satu.tahun in hadir]
            masalah = sorted(
                {
                    *masalah,
                    *(m for satu, data in ada for m in periksa_rapat(satu, data.letak)),
                    *(m for satu, data in datang for m in periksa_kehadiran(satu, data.letak)),
                }
            )
        return (() if galat_saja(masalah) else tahun_tahun), masalah

    def _baca_fakta(self, unit: Collection[str] | None, jabatan: Collection[str] | None) -> Fakta | None:
        """Read what the office has told once for many letters; an office need not have the file."""
        if not self._pembuka.ada(_FAKTA):
            return None
        data = self._pembuka.buka(_FAKTA)
        if data:
            naskah = [teks_dalam(folder / "naskah") for folder in (self._pembuka.baku, self._folder)]
            rapat = {nama.removeprefix("rapat/") for satu in naskah for nama in satu if nama.startswith("rapat/")}
            self._masalah += periksa_fakta(data.nilai, data.letak, unit, jabatan, rapat or None)
        return self._pembuka.bentuk(Fakta, data)

    def _baca_pegawai(self, satker: Satker | None, data_pejabat: DataBerletak | None) -> DaftarPegawai | None:
        """Read the staff, and check who points to them; None when the list cannot be read."""
        folder = self._pengganti.pegawai or self._folder
        pegawai, masalah = baca_pegawai(folder, self._sebut_milik, satker.unit if satker else None)
        self._masalah += masalah
        if data_pejabat and pegawai is not None:
            self._masalah += periksa_penunjuk(data_pejabat.nilai, data_pejabat.letak, pegawai)
        return pegawai

    def _sebut_milik(self, berkas: Path) -> str:
        """Return how problems name a file of this folder, wherever it lies while it is judged."""
        return sebut_berkas(self._folder / berkas.name)

    def _periksa_logo(self, data: DataBerletak) -> None:
        logo = teks_di(data.nilai, "kop", "logo")
        if logo and not _ada(self._folder / logo):
            pesan = f"gambar logo “{logo}” tidak ada di {sebut_berkas(self._folder)}."
            saran = "Letakkan gambarnya di sana, atau tulis null."
            self._masalah.append(Masalah(data.letak(("kop", "logo")), KodeMasalah.LOGO, pesan, saran))
        elif logo:
            from tata_usaha.cetak.gambar import keluhan_logo  # 0.1 s to import: only who has a logo waits

            if keluhan := keluhan_logo(self._folder / logo):
                pesan, saran = (
                    f"gambar logo “{logo}” {keluhan}.",
                    "Simpan ulang sebagai PNG atau JPEG yang lebih kecil.",
                )
                self._masalah.append(Masalah(data.letak(("kop", "logo")), KodeMasalah.LOGO_TAK_TERPAKAI, pesan, saran))

    def _dengan_logo(self, satker: Satker) -> Satker:
        """Return the office with its logo as a path that can be opened from anywhere."""
        if not satker.kop.logo:
            return satker
        kop = satker.kop.model_copy(update={"logo": str((self._folder / satker.kop.logo).resolve())})
        return satker.model_copy(update={"kop": kop})

    def _buka_hukum(self) -> tuple[bool, HukumBerlapis]:
        """Return the references, and whether every file that is there could be read as a list of them.

        Where offices share theirs, one of them need not have any of its own.
        """
        tempat = [folder / "hukum.yaml" for folder in (self._pembuka.baku, self._folder)]
        perlu = [satu.exists() for satu in tempat]
        perlu = perlu if any(perlu) else [False, True]
        baku, milik = (self._buka_daftar(satu) if ada else None for satu, ada in zip(tempat, perlu, strict=True))
        terbaca = [satu is not None for satu in (baku, milik)]
        return terbaca == perlu, HukumBerlapis(baku, milik)

    def _buka_daftar(self, berkas: Path) -> DataBerletak | None:
        """Return a file whose content is a list; None when it is not, or cannot be read."""
        data = self._pembuka.buka_berkas(berkas)
        if data and not isinstance(data.nilai, tuple):
            pesan, saran = "isi berkas ini harus daftar.", "Awali tiap dasar hukum dengan “- id: …”."
            self._masalah.append(Masalah(data.letak(()), KodeMasalah.JENIS_NILAI, pesan, saran))
            return None
        return data

    def _baca_hukum(self, hukum: HukumBerlapis) -> dict[str, Referensi]:
        self._masalah += periksa_hukum(hukum.nilai, hukum.letak)
        for (baku, dulu), (milik, ke) in hukum.pengganti:
            id_hukum = teks_di(milik.nilai, ke, "id") or ""
            kini, tanda = tanda_isi(nilai_di(baku.nilai, dulu)), self._pembuka.tanda[milik.berkas].get(id_hukum)
            sendiri, tempat = tanda_isi(nilai_di(milik.nilai, ke)), f"“{id_hukum}” di {baku.letak((dulu,))}"
            self._masalah.append(periksa_pengganti(milik.letak((ke,)), tempat, kini, sendiri, tanda, id_hukum))
        semua = [self._pembuka.bentuk(Referensi, data, ke) for data, ke in hukum.butir]
        return {referensi.id: referensi for referensi in semua if referensi is not None}

    def _periksa_masa_hukum(self, hukum: dict[str, Referensi], rencana: RencanaAksi) -> None:
        """Check what letters cite by the time in which they are dated: from the plan's decree to the year's end."""
        mulai = rencana.keputusan.tanggal or dt.date(rencana.tahun, 1, 1)
        akhir = dt.date(rencana.tahun, 12, 31)
        for (_, id_hukum), letak in self._letak_hukum.items():
            referensi = hukum.get(id_hukum)
            if referensi and (masalah := periksa_masa(referensi, hukum, letak, mulai, akhir)):
                self._masalah.append(masalah)

    def _baca_rencana(self, unit: frozenset[str] | None, tahun: Collection[int] | None) -> list[RencanaAksi]:
        """Read the plans of these years (None: of all that there are), oldest first."""
        ada = tahun_tersedia(self._folder.parent, self._folder.name)
        if not ada:
            pesan, saran = "rencana aksi tidak ada.", "Letakkan sebagai rencana-aksi-2026.yaml (dengan tahunnya)."
            self._masalah.append(Masalah(Letak(sebut_berkas(self._folder)), KodeMasalah.TIDAK_ADA, pesan, saran))
        hasil = []
        for satu in ada if tahun is None else sorted({*tahun}.intersection(ada)):
            data = self._pembuka.buka(f"rencana-aksi-{satu}.yaml")
            if data:
                self._masalah += periksa_rencana(data.nilai, data.letak, unit, satu)
            if rencana := self._pembuka.bentuk(RencanaAksi, data):
                hasil.append(rencana)
        return hasil

    def _baca_rapat(self, tahun: int) -> tuple[RapatTahun, DataBerletak] | None:
        """Return which meetings of a year have a time of their own, and where that stands; None when none has."""
        berkas = self._folder / f"rapat-{tahun}.yaml"
        data = self._pembuka.buka_berkas(berkas) if berkas.exists() else None
        isi = self._pembuka.bentuk(RapatTahun, data)
        return (isi, data) if isi and data else None

    def _baca_kehadiran(self, tahun: int) -> tuple[KehadiranTahun, DataBerletak] | None:
        """Return who came to the year's meetings, and where that stands; None when nobody has entered any."""
        berkas = self._folder / f"kehadiran-{tahun}.yaml"
        data = self._pembuka.buka_berkas(berkas) if berkas.exists() else None
        isi = self._pembuka.bentuk(KehadiranTahun, data)
        return (isi, data) if isi and data else None

    def _periksa_berkas_asing(self) -> None:
        """Remark files that nobody reads, such as `pejabat.yml` or `satker (1).yaml`."""
        dikenal = (_RENCANA, _RAPAT, _KEHADIRAN)
        asing = [
            b
            for b in daftar_berkas(self._folder)
            if b.name not in _BERKAS and not any(pola.fullmatch(b.name) for pola in dikenal)
        ]
        asing += [b for b in berkas_naskah(self._folder / "naskah") if b.suffix != ".yaml"]
        for berkas in asing:
            maksud = terdekat(berkas.name, _BERKAS) if berkas.suffix == ".yaml" else f"{berkas.stem}.yaml"
            saran = (
                f"Kalau maksudnya {maksud}, ganti namanya." if maksud else "Pindahkan kalau tidak diperlukan di sini."
            )
            letak = Letak(sebut_berkas(berkas))
            self._masalah.append(
                Masalah(letak, KodeMasalah.BERKAS_ASING, "berkas ini tidak dibaca.", saran, Tingkat.CATATAN)
            )


def _berurut(
    kantor: Kantor,
    rencana: Iterable[RencanaAksi],
    rapat: Mapping[int, tuple[RapatSendiri, ...]],
    hadir: Mapping[int, tuple[Kehadiran, ...]],
) -> tuple[TahunRencana, ...]:
    """Return the years of these plans (oldest first), each with the one before it where that is among them."""
    hasil: dict[int, TahunRencana] = {}
    for satu in rencana:
        ke = satu.tahun
        hasil[ke] = TahunRencana(kantor, satu, hasil.get(ke - 1), rapat.get(ke, ()), hadir.get(ke, ()))
    return tuple(hasil.values())


def _tim(data: DataBerletak | None) -> frozenset[str] | None:
    """Return the ids of the teams; a file without teams has none."""
    if data is None or not isinstance(data.nilai, dict):
        return None
    return himpunan(data.nilai, ("tim",), "id") if "tim" in data.nilai else frozenset()


def _ada(berkas: Path) -> bool:
    try:
        return berkas.is_file()
    except OSError:  # a name that is too long for any file
        return False
