"""The list of letters, drafting one, numbering several, the packet of a period."""

from __future__ import annotations

import io
import re
import zipfile

import pytest

from tests.meja.conftest import Situs
from tests.meja.naskah_meja import PPID, UPG, NaskahMeja, buat, teks
from zi_model.daur_naskah import StatusNaskah
from zi_model.pengguna import Peran

HARI = "2026-02-16"


@pytest.fixture
def dua(situs: Situs) -> tuple[NaskahMeja, NaskahMeja]:
    return buat(situs, UPG), buat(situs, PPID)


def test_the_list_counts_and_filters(dua: tuple[NaskahMeja, NaskahMeja]) -> None:
    upg, ppid = dua
    siti = upg.situs.masuk(Peran.PIMPINAN)
    assert "2 naskah: 2 perlu dilengkapi" in teks(siti.get("/naskah"))
    ppid.lengkapi()
    penuh = siti.get("/naskah?isian=true").text
    assert upg.kunci in penuh
    assert ppid.kunci not in penuh
    lengkap = siti.get("/naskah?terisi=true").text
    assert (ppid.kunci in lengkap, upg.kunci in lengkap) == (True, False)
    assert ppid.kunci in siti.get("/naskah?disunting=true").text
    assert "Tidak ada naskah yang cocok" in siti.get("/naskah?status=SIAP_TTD").text
    assert "Buat naskah" not in penuh


def test_an_empty_office_says_so(situs: Situs) -> None:
    assert "Belum ada naskah" in situs.masuk(Peran.PIMPINAN).get("/naskah").text


@pytest.mark.tahan
def test_a_letter_is_drafted_at_the_desk(situs: Situs) -> None:
    siti = situs.masuk(Peran.HUKUM)
    pilihan = re.search(r'<option value="([^"]+)">[^<]*keputusan tim UPG', siti.get("/naskah/buat").text)
    assert pilihan is not None
    form = siti.get(f"/naskah/buat?nama={pilihan[1]}")
    assert 'value="2026" required checked' in form.text
    jawab = siti.post("/naskah/buat", data={"diminta": pilihan[1], "periode": "2026"})
    assert jawab.status_code == 303, teks(jawab)
    assert jawab.headers["location"] == f"/naskah/{UPG}"
    assert "Konsep baru" in teks(siti.get(f"/naskah/{UPG}"))


def test_what_cannot_be_drafted_yet_is_told(situs: Situs) -> None:
    siti = situs.masuk(Peran.HUKUM)
    tanpa = siti.post("/naskah/buat", data={"diminta": "keputusan/apa-saja", "periode": "2026"})
    assert tanpa.status_code == 422
    assert "belum dipilih" in teks(tanpa)
    assert situs.masuk(Peran.UNIT, nama="budi").get("/naskah/buat").status_code == 403


def test_several_are_numbered_as_was_shown(dua: tuple[NaskahMeja, NaskahMeja]) -> None:
    siti = dua[0].situs.masuk(Peran.SEKRETARIAT)
    assert "Tahun 2026 (2 naskah)" in teks(siti.get("/naskah/nomori-banyak")), "decrees wait too"
    alamat = f"/naskah/nomori-banyak?periode=2026&tanggal={HARI}"
    rencana = siti.get(alamat)
    assert rencana.text.count('data-kolom="Nomor"') == 2
    assert [n.entri.nomor for n in dua] == [None, None]
    assert "2 di antaranya masih ada isiannya" in teks(rencana)
    dua[0].lengkapi()
    assert "1 di antaranya masih ada isiannya" in teks(siti.get(alamat))
    dasar = re.search(r'name="dasar" value="(\w+)"', rencana.text)
    assert dasar is not None
    isi = {"dasar": dasar[1], "periode": "2026", "tanggal": HARI}
    jawab = siti.post("/naskah/nomori-banyak", data=isi)
    assert jawab.status_code == 303, teks(jawab)
    nomor = [n.entri.nomor for n in dua]
    assert None not in nomor
    assert len(set(nomor)) == 2


def test_a_plan_of_numbers_that_is_old_is_shown_anew(dua: tuple[NaskahMeja, NaskahMeja]) -> None:
    siti = dua[0].situs.masuk(Peran.SEKRETARIAT)
    jawab = siti.post("/naskah/nomori-banyak", data={"dasar": "lama", "periode": "2026", "tanggal": HARI})
    assert jawab.status_code == 409
    assert "sudah berubah" in teks(jawab)
    assert jawab.text.count('data-kolom="Nomor"') == 2
    assert [n.entri.nomor for n in dua] == [None, None]


@pytest.mark.tahan
def test_a_period_is_packed(dua: tuple[NaskahMeja, NaskahMeja]) -> None:
    upg, siti = dua[0], dua[0].situs.masuk(Peran.HUKUM)
    belum = siti.get("/naskah/paket/2026.zip")
    assert belum.status_code == 422
    assert "Belum ada naskah" in teks(belum)
    upg.lengkapi()
    upg.kirim(siti, "nomori", nomor="21", tanggal=HARI)
    assert upg.kirim(siti, "siap", tetap="ya", alasan="sudah dicocokkan").status_code == 303
    assert upg.entri.status is StatusNaskah.SIAP_TTD
    paket = siti.get("/naskah/paket/2026.zip")
    assert "Paket%20naskah%20Tahun%202026.zip" in paket.headers["content-disposition"]
    with zipfile.ZipFile(io.BytesIO(paket.content)) as isi:
        assert any(nama.endswith(".docx") for nama in isi.namelist())
    assert siti.get("/naskah/paket/apa.zip").status_code == 404
