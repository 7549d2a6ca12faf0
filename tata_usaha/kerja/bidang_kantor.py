"""The facts of an office that people may change from the desk: what each is called, where it stands, what it fills.

They are simple values that letters ask for. Rows of the plan, patterns of numbers, and wording are not among them:
these are changed in their files, with thought. A fact has a key that people type (`kop.alamat`, `fakta.rapat.notulis`).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from tata_usaha.rencana.tulis_kantor import NilaiYaml
from zi_model.fakta import Fakta
from zi_model.nilai_mentah import Jalur
from zi_model.pejabat import DaftarPejabat
from zi_model.satker import Satker, baca_pukul, rapikan_pukul
from zi_model.setelan_surel import boleh_alamat

SATKER, FAKTA = "satker.yaml", "fakta.yaml"
KONTAK = "satker.yaml: kop (telepon, laman, surel)"
"""One blank in a letter's head, which any of the three fills."""
_PANJANG = 300
_HARI = tuple((h, h.capitalize()) for h in ("senin", "selasa", "rabu", "kamis", "jumat"))
_BUKAN_NAMA = re.compile(r"[^a-z0-9]+")
_KOP, _RAPAT, _ARSIP = "Kepala surat", "Kebiasaan rapat", "Arsip"
_ORANG, _PENILAI, _DOKUMEN = "Petugas rapat", "Penilai kinerja", "Dokumen perencanaan"
_APLIKASI, _MEDIA = "Aplikasi", "Media sosial"
KELOMPOK = {
    _KOP: "Tercetak di kepala setiap surat, laporan, dan Keputusan.",
    _RAPAT: "Dipakai setiap undangan, kecuali rapat yang diberi waktu sendiri.",
    _ORANG: "Tercetak di notula. Boleh jabatan (nama pejabatnya ikut berganti), atau nama lengkap seseorang.",
    _PENILAI: "Tercetak di laporan kinerja pegawai: siapa yang menilai pegawai setiap sub bagian.",
    _DOKUMEN: "Nomor, tanggal, dan tahun berlakunya; tercetak di laporan kinerja.",
    _APLIKASI: "Tercetak di laporan pemanfaatan teknologi informasi. Bila memang tidak ada, tulis: belum ada.",
    _MEDIA: "Tercetak di laporan layanan informasi, satu akun pada setiap baris.",
    _ARSIP: "Dicatat ketika naskah bertanda tangan diarsipkan.",
}
"""The groups in their order, each with where it is printed."""


@dataclass(frozen=True)
class Bidang:
    """One fact: its key, its file and path there, how it is asked for, and where letters say that it is answered.

    `jenis` is teks, surel, jam, angka, pilih, jabatan (a choice, or another text) or daftar (one a line). `tempat` is
    as `zi_model.daftar_isian` names it; `pilihan` are values with their words.
    """

    kunci: str
    berkas: str
    jalur: Jalur
    label: str
    kelompok: str
    tempat: str
    jenis: str = "teks"
    bantuan: str = ""
    wajib: bool = False
    pilihan: tuple[tuple[str, str], ...] = ()

    @property
    def nama(self) -> str:
        """Its name in a form: the key in letters that every form takes."""
        return _BUKAN_NAMA.sub("-", self.kunci.casefold()).strip("-")

    def urai(self, teks: str) -> NilaiYaml:
        """Return the value that somebody typed; nothing is None where it may be.

        Raises:
            ValueError: with what is wrong, in Indonesian.

        """
        if self.jenis == "daftar":
            return tuple(b for b in (_rapi(satu) for satu in re.split(r"[\n;]", teks)) if b)
        isi = _rapi(teks)
        if not isi:
            if self.wajib:
                raise ValueError("Harus diisi.")
            return None
        return _UJI.get(self.jenis, _teks)(isi, self)

    def sebut(self, nilai: object) -> str:
        """Return a value as a form has it; "" when nothing is known."""
        if isinstance(nilai, tuple):
            return "\n".join(map(str, nilai))
        return "" if nilai is None else str(nilai)

    def tampak(self, nilai: object) -> str:
        """Return a value as people read it: a post, or another choice, by what it is called."""
        teks = self.sebut(nilai)
        return dict(self.pilihan).get(teks, teks)


def _rapi(teks: str) -> str:
    return " ".join("".join(h if h.isprintable() or h.isspace() else " " for h in teks).split())


def _teks(teks: str, _bidang: Bidang) -> NilaiYaml:
    if len(teks) > _PANJANG:
        raise ValueError(f"Paling banyak {_PANJANG} huruf.")
    if "[isi:" in teks:
        raise ValueError("Tulis isinya, bukan “[isi: …]”; kosongkan kalau belum diketahui.")
    return teks


def _surel(teks: str, _bidang: Bidang) -> NilaiYaml:
    if not boleh_alamat(teks):
        raise ValueError("Tulis satu alamat surel, misalnya kantor@contoh.go.id.")
    return teks


def _jam(teks: str, _bidang: Bidang) -> NilaiYaml:
    jam = rapikan_pukul(teks)
    if baca_pukul(jam) is None:
        raise ValueError("Tulis jam dengan titik, misalnya 09.00 atau 13.30.")
    return jam


def _angka(teks: str, _bidang: Bidang) -> NilaiYaml:
    if not re.fullmatch(r"[0-9]{1,2}", teks):
        raise ValueError("Tulis bilangan 0 sampai 99.")
    return int(teks)


def _pilih(teks: str, bidang: Bidang) -> NilaiYaml:
    cocok = next(
        (nilai for nilai, kata in bidang.pilihan if teks.casefold() in {nilai.casefold(), kata.casefold()}), None
    )
    if cocok is None:
        raise ValueError(f"Pilih salah satu: {', '.join(kata for _, kata in bidang.pilihan)}.")
    return cocok


def _jabatan(teks: str, bidang: Bidang) -> NilaiYaml:
    """Return the id of the post that is meant, by id or by what it is called; another text is a name."""
    cocok = next(
        (nilai for nilai, kata in bidang.pilihan if teks.casefold() in {nilai.casefold(), kata.casefold()}), None
    )
    return cocok or _teks(teks, bidang)


_UJI: dict[str, Callable[[str, Bidang], NilaiYaml]] = {
    "surel": _surel,
    "jam": _jam,
    "angka": _angka,
    "pilih": _pilih,
    "jabatan": _jabatan,
}


def bidang_kantor(satker: Satker, pejabat: DaftarPejabat | None, fakta: Fakta) -> tuple[Bidang, ...]:
    """Return the facts of an office in the order in which they are asked."""
    jabatan = tuple(dict.fromkeys((p.id, p.sebutan) for p in pejabat.pejabat)) if pejabat else ()
    return (*_satker(), *_fakta(satker, jabatan, fakta))


def _satker() -> Iterator[Bidang]:
    yield _dari_satker("kop.alamat", "Alamat kantor", _KOP, bantuan="Lengkap dengan kode pos.")
    yield _dari_satker("kop.telepon", "Telepon", _KOP, tempat=KONTAK)
    yield _dari_satker("kop.laman", "Laman", _KOP, tempat=KONTAK)
    yield _dari_satker("kop.surel", "Surel kantor", _KOP, tempat=KONTAK, jenis="surel")
    yield _dari_satker("rapat.hari", "Hari rapat", _RAPAT, jenis="pilih", pilihan=_HARI, wajib=True)
    yield _dari_satker("rapat.pukul", "Mulai pukul", _RAPAT, jenis="jam", wajib=True, bantuan="Misalnya 09.00.")
    yield _dari_satker("rapat.sampai", "Sampai", _RAPAT, wajib=True, bantuan="Jam, atau kata seperti selesai.")
    yield _dari_satker("rapat.tempat", "Tempat rapat", _RAPAT, bantuan="Nama ruangnya.")
    yield _dari_satker(
        "rapat.undangan_hari_kerja",
        "Undangan diberi tanggal paling lambat",
        _RAPAT,
        jenis="angka",
        wajib=True,
        bantuan="Berapa hari kerja sebelum rapat.",
    )
    yield _dari_satker("arsip.tempat", "Tempat berkas asli", _ARSIP, bantuan="Misalnya lemari arsip Sekretariat.")


def _dari_satker(
    kunci: str,
    label: str,
    kelompok: str,
    *,
    tempat: str = "",
    jenis: str = "teks",
    bantuan: str = "",
    wajib: bool = False,
    pilihan: tuple[tuple[str, str], ...] = (),
) -> Bidang:
    jalur = tuple(kunci.split("."))
    return Bidang(kunci, SATKER, jalur, label, kelompok, tempat or f"{SATKER}: {kunci}", jenis, bantuan, wajib, pilihan)


def _fakta(satker: Satker, jabatan: Sequence[tuple[str, str]], fakta: Fakta) -> Iterator[Bidang]:
    def satu(jalur: Jalur, kunci: str, label: str, kelompok: str, tempat: str, jenis: str = "teks") -> Bidang:
        pilihan = tuple(jabatan) if jenis == "jabatan" else ()
        return Bidang(f"fakta.{kunci}", FAKTA, jalur, label, kelompok, f"{FAKTA}: {tempat}", jenis, "", False, pilihan)

    for nama, label in (("pimpinan", "Pimpinan rapat"), ("notulis", "Notulis"), ("pemateri", "Pemateri")):
        yield satu(("rapat", nama), f"rapat.{nama}", label, _ORANG, f"rapat.{nama}", "jabatan")
    sebutan = {"sekretaris": "Sekretaris", **{u.kode: u.nama for u in satker.unit}}
    for kode in dict.fromkeys([*sebutan, *fakta.penilai]):
        label = f"Penilai {sebutan.get(kode, kode)}"
        yield satu(("penilai", kode), f"penilai.{kode}", label, _PENILAI, "penilai", "jabatan")
    for dokumen in fakta.dokumen:
        yield satu(("dokumen", dokumen), f"dokumen.{dokumen}", dokumen, _DOKUMEN, "dokumen")
    for ke, aplikasi in enumerate(fakta.aplikasi):
        for urusan in aplikasi.urusan:
            kunci, label = f"aplikasi.{aplikasi.bidang}.{urusan}", f"{urusan} ({aplikasi.bidang})"
            yield satu(("aplikasi", ke, "urusan", urusan), kunci, label, _APLIKASI, "aplikasi")
    yield satu(("media_sosial",), "media_sosial", "Akun resmi", _MEDIA, "media_sosial", "daftar")
