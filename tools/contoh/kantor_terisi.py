"""The real office with its files filled in by made-up answers: what people would have typed once.

Only what has a place in the office's files; figures and accounts of a period nobody can give beforehand.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from zi_model.daftar_teks import DaftarTeks
from zi_model.fakta import Fakta, FaktaAplikasi, FaktaRapat, FaktaSOP
from zi_model.naskah.keputusan.sop_iku_standar import TeksIKU, TeksKeputusanIKU, TeksKeputusanStandar
from zi_model.naskah.pelayanan.sop import TeksSOP
from zi_model.pegawai import DaftarPegawai, JenisKelamin, Pegawai
from zi_model.pejabat import AnggotaTim, DaftarPejabat, Pejabat
from zi_model.satker import Satker
from zi_model.tahun_rencana import TahunRencana

_SOP = (
    ("Pengelolaan Surat Masuk", "keuangan_umum_logistik", "1 hari kerja", True),
    ("Penyusunan Laporan Kinerja", "perencanaan_data_informasi", "20 hari kerja", False),
    ("Penyusunan Keputusan", "teknis_hukum", "5 hari kerja", False),
)
_STAF = 20
_IKU = ("Persentase dokumen tahapan yang tepat waktu", "Nilai evaluasi akuntabilitas kinerja", "Indeks kepuasan")


def isi_kantor(tahun: TahunRencana) -> TahunRencana:
    """Return the year of an office that has answered everything that its files ask."""
    kantor = tahun.kantor
    teks = {
        **kantor.teks,
        "keputusan/iku": _isi_iku(kantor.teks.ambil("keputusan/iku", TeksKeputusanIKU)),
        "keputusan/standar-pelayanan": _isi_standar(
            kantor.teks.ambil("keputusan/standar-pelayanan", TeksKeputusanStandar)
        ),
    }
    satker, pejabat = _isi_satker(kantor.satker), _isi_pejabat(kantor.pejabat)
    bernama = [t.nama for t in kantor.teks.values() if isinstance(t, TeksSOP)]
    fakta = _isi_fakta(kantor.fakta, bernama)
    pegawai = DaftarPegawai(tuple(_pegawai(pejabat, [unit.kode for unit in satker.unit])), berunit=True)
    isi = replace(kantor, satker=satker, pejabat=pejabat, teks=DaftarTeks(teks), fakta=fakta, pegawai=pegawai)
    return replace(tahun, kantor=isi)


def _isi_satker(satker: Satker) -> Satker:
    kop = {
        "alamat": "Jalan Contoh Nomor 1",
        "telepon": "(0451) 000",
        "laman": "contoh.example",
        "surel": "a@b.example",
        "logo": "logo.png",
    }
    return satker.model_copy(
        update={
            "kop": satker.kop.model_copy(update=kop),
            "rapat": satker.rapat.model_copy(update={"tempat": "Aula"}),
        }
    )


def _isi_pejabat(daftar: DaftarPejabat) -> DaftarPejabat:
    pejabat = [_isi_satu(ke, p) for ke, p in enumerate(daftar.pejabat, start=1)]
    tim = [
        t.model_copy(update={"usulan": False, "anggota": tuple(_isi_kursi(ke, a) for ke, a in enumerate(t.anggota))})
        for t in daftar.tim
    ]
    return daftar.model_copy(update={"pejabat": tuple(pejabat), "tim": tuple(tim)})


def _isi_kursi(ke: int, kursi: AnggotaTim) -> AnggotaTim:
    """Return a seat with somebody on it: one of the staff where the office has named no post."""
    return kursi if kursi.pejabat else kursi.model_copy(update={"pegawai": _nip(ke % _STAF)})


def _nip(ke: int) -> str:
    return f"19900101201501{ke:04}"


def _pegawai(pejabat: DaftarPejabat, unit: list[str]) -> Iterator[Pegawai]:
    """Yield the officials of the secretariat and some staff of each sub bagian."""
    lain = {"jenis_kelamin": JenisKelamin.PEREMPUAN, "pendidikan": "S-1", "status": "PNS", "pangkat": "Penata (III/c)"}
    for p in pejabat.pejabat:
        if p.punya_nip and p.nama:
            yield Pegawai(p.nama, p.nip, p.sebutan, p.unit, **lain)
    for ke in range(_STAF):
        yield Pegawai(f"Pegawai {ke + 1}", _nip(ke), "Pelaksana", unit[ke % len(unit)], **lain)


def _isi_satu(ke: int, pejabat: Pejabat) -> Pejabat:
    nip = f"19800101200501{ke:04}" if pejabat.punya_nip else None
    return pejabat.model_copy(update={"nama": pejabat.nama or f"Pejabat {ke}", "nip": pejabat.nip or nip})


def _isi_fakta(fakta: Fakta, bernama: list[str]) -> Fakta:
    aplikasi = [
        FaktaAplikasi(bidang=satu.bidang, urusan={n: nama or "Aplikasi Contoh" for n, nama in satu.urusan.items()})
        for satu in fakta.aplikasi
    ]
    sop = [FaktaSOP(nama=nama, unit=unit, waktu=waktu, utama=utama) for nama, unit, waktu, utama in _SOP]
    sop += [FaktaSOP(nama=nama, unit="parmas_sdm", waktu="10 hari kerja", utama=True) for nama in bernama]
    return fakta.model_copy(
        update={
            "rapat": FaktaRapat(pimpinan="ketua", notulis="Notulis Contoh", pemateri="Pemateri Contoh"),
            "aplikasi": tuple(aplikasi),
            "sop": tuple(sop),
            "penilai": {kode: siapa or "Atasan Langsung" for kode, siapa in fakta.penilai.items()},
            "dokumen": {nama: isi or "Nomor 1 Tahun 2025" for nama, isi in fakta.dokumen.items()},
            "media_sosial": ("Instagram @contoh",),
        }
    )


def _isi_iku(teks: TeksKeputusanIKU) -> TeksKeputusanIKU:
    iku = [
        TeksIKU(
            sasaran="Sasaran", indikator=nama, satuan="persen", target="100", formulasi="Rumus", sumber_data="Laporan"
        )
        for nama in _IKU
    ]
    return teks.model_copy(update={"iku": tuple(iku)})


def _isi_standar(teks: TeksKeputusanStandar) -> TeksKeputusanStandar:
    nama = [k.nama for kelompok in teks.kelompok for k in kelompok.komponen if not k.dari_hukum]
    layanan = [satu.model_copy(update={"uraian": dict.fromkeys(nama, "Menurut contoh.")}) for satu in teks.layanan]
    return teks.model_copy(update={"layanan": tuple(layanan)})
